// Terminals disagree on how wide some signs are: a line that one finds too long is cut there, not wrapped.
const ENTER = '\u001B[?1049h\u001B[?7l\u001B[2J\u001B[H';
const LEAVE = '\u001B[?25h\u001B[?7h\u001B[?1049l';
const CLEAR = '\u001B[2J\u001B[H';

/** A screen of our own, so that the user's is as it was when we leave. */
export type AlternateScreen = { readonly clear: () => void; readonly leave: () => void };

/** Switches to the other screen of the terminal; leaves it, too, when the program ends without us. */
export const enterAlternateScreen = (stdout: NodeJS.WriteStream): AlternateScreen => {
  const restore = (): void => {
    stdout.write(LEAVE);
  };
  stdout.write(ENTER);
  process.once('exit', restore);
  return {
    clear: () => {
      stdout.write(CLEAR);
    },
    leave: () => {
      process.off('exit', restore);
      restore();
    },
  };
};
