/** One line that tells how work goes. */
export type ProgressLine = {
  /** Shows a text when it is time for one; `due` says that it is in any case. */
  readonly show: (text: string, due?: boolean) => void;
  /** Leaves the last text standing on a line of its own. */
  readonly end: () => void;
};

const TERMINAL_EVERY_MS = 100;
const LINES_EVERY_MS = 10_000;

/** On a terminal one line is drawn over itself; elsewhere plain lines come, now and then. */
export const createProgressLine = (
  stderr: NodeJS.WriteStream,
  nowMs: () => number,
): ProgressLine => {
  const isTerminal = Boolean(stderr.isTTY);
  const everyMs = isTerminal ? TERMINAL_EVERY_MS : LINES_EVERY_MS;
  let shownMs = isTerminal ? -Infinity : nowMs();
  let isOpen = false;
  return {
    show: (text, due = false) => {
      if (!due && nowMs() - shownMs < everyMs) return;
      shownMs = nowMs();
      isOpen = isTerminal;
      stderr.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end: () => {
      if (isOpen) stderr.write('\n');
      isOpen = false;
    },
  };
};
