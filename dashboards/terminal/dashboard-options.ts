import type { LookOptions } from './look-options.js';

/** Where a dashboard gets its messages and where it shows them. */
export type TerminalDashboardOptions = LookOptions & {
  /** WebSocket of the server: `ws://127.0.0.1:8765/v1/ws`. */
  readonly url: string;
  /** Sent when the server asks for it. */
  readonly token?: string | undefined;
  /** @default process.stdout */
  readonly stdout?: NodeJS.WriteStream;
  /** @default process.stdin */
  readonly stdin?: NodeJS.ReadStream;
  /** Closes the dashboard when aborted. */
  readonly signal?: AbortSignal;
};
