/** What the terminal dashboard needs to know. */
export type DashboardOptions = {
  /** WebSocket of the server: `ws://127.0.0.1:8765/v1/ws`. */
  readonly url: string;
  /** Sent when the server asks for it. */
  readonly token?: string | undefined;
  /** Which colours; found out from the terminal when left out. */
  readonly palette?: 'full' | 'safe' | '16' | 'none' | undefined;
  /** Only signs of ASCII; found out from the locale when left out. */
  readonly ascii?: boolean | undefined;
  /** A picture, plain lines or sentences for a screen reader; found out from the terminal when left out. */
  readonly mode?: 'screen' | 'log' | 'spoken' | undefined;
  /** Aborted when the dashboard has to close. */
  readonly signal: AbortSignal;
};

/** What a command may touch of the world; handed in by the composition root. */
export type CommandContext = {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /**
   * Aborted, with an `InterruptedError` as the reason, when the program has to end: Ctrl-C, SIGTERM,
   * or nobody reads stdout any more.
   */
  readonly stop: AbortSignal;
  /**
   * Calls `reload` whenever the user asks the program to read its configuration again (SIGHUP, which else ends
   * it), until the function that comes back is called.
   */
  readonly onReload: (reload: () => void) => () => void;
  /** Shows the dashboard (plain lines where stdout is no terminal) until it is quit or `signal` is aborted. */
  readonly openDashboard: (options: DashboardOptions) => Promise<void>;
};
