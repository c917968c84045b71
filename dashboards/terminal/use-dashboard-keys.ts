import { useApp, useInput, useStdin } from 'ink';
import { useState } from 'react';

type DashboardKeys = { readonly selected: string | undefined; readonly helpOpen: boolean };

const step = (names: readonly string[], selected: string | undefined, by: number) => {
  const index = Math.max(0, names.indexOf(selected ?? ''));
  return names[Math.min(names.length - 1, Math.max(0, index + by))];
};

/** What the keys have chosen: arrows or j and k a station, ? and Esc the help, q the end. */
export const useDashboardKeys = (stations: readonly string[]): DashboardKeys => {
  const [selected, setSelected] = useState<string>();
  const [helpOpen, setHelpOpen] = useState(false);
  const { exit } = useApp();
  const { isRawModeSupported } = useStdin();
  const move = (by: number): void => {
    setSelected((before) => step(stations, before, by));
  };
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
