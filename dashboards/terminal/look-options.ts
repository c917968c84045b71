import { hasUnicode } from './has-unicode.js';
import type { PaletteName } from './palettes.js';
import { choosePalette } from './palettes.js';

/** How the dashboard is shown; what is left out is found out from the terminal. */
export type LookOptions = {
  /** Which colours; by default what `NO_COLOR`, `COLORTERM` and `TERM` say. */
  readonly palette?: PaletteName | undefined;
  /** Only signs of ASCII; by default where the locale is not UTF-8. */
  readonly ascii?: boolean | undefined;
  /** @default 'screen' in a terminal, 'log' elsewhere and where `CI` is set */
  readonly mode?: DashboardMode | undefined;
};

/** A picture on the whole terminal, plain lines, or sentences for a screen reader that keys ask for. */
export type DashboardMode = 'screen' | 'log' | 'spoken';

/** What was asked for, completed by what the environment of a terminal says. */
export const chooseLook = (
  { palette, ascii, mode }: LookOptions,
  environment: NodeJS.ProcessEnv,
  isTerminal: boolean,
) => {
  const isForReader = environment['INK_SCREEN_READER'] === 'true';
  const found = isForReader ? 'spoken' : 'screen';
  const isPlain = !isTerminal || Boolean(environment['CI']) || environment['TERM'] === 'dumb';
  return {
    palette: palette ?? choosePalette(environment),
    ascii: ascii ?? !hasUnicode(environment),
    mode: isPlain && mode !== 'spoken' ? 'log' : (mode ?? found),
  } as const;
};
