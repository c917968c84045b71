import { useApp, useInput, useStdin } from 'ink';
import { useReducer, useState } from 'react';

type DashboardKeys = { readonly selected: string | undefined; readonly helpOpen: boolean };

const step = (names: readonly string[], selected: string | undefined, by: number) => {
  const index = Math.max(0, names.indexOf(selected ?? ''));
  return names[Math.min(names.length - 1, Math.max(0, index + by))];
};

/** What the keys have chosen: arrows or j and k a station, ? and Esc the help, q the end. */
export const useDashboardKeys = (stations: readonly string[]): DashboardKeys => {
  // A reducer runs when it is rendered, so a key never acts on a list of stations from before.
  const [selected, move] = useReducer(
    (before: string | undefined, by: number) => step(stations, before, by),
    undefined,
  );
  const [helpOpen, setHelpOpen] = useState(false);
  const { exit } = useApp();
  const { isRawModeSupported } = useStdin();
  const press = (letter: string): void => {
    if (letter === 'q') exit();
    else if (letter === '?') setHelpOpen((open) => !open);
    else if (letter === 'j') move(1);
    else if (letter === 'k') move(-1);
  };
  useInput(
    (input, key) => {
      if (key.downArrow || key.rightArrow) move(1);
      else if (key.upArrow || key.leftArrow) move(-1);
      else if (key.escape) setHelpOpen(false);
      // Keys pressed fast arrive together.
      else if (!key.ctrl && !key.meta) [...input].forEach(press);
    },
    { isActive: isRawModeSupported },
  );
  return { selected, helpOpen };
};
