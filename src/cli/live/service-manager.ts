import { execFile } from 'node:child_process';

/** Who started the program and wants to hear how it is: systemd, or nobody. */
export type ServiceManager = {
  /** It serves, and says from now on that it lives, as often as it was asked to. */
  readonly ready: () => void;
  /** It reads its configuration again; `ready` follows. */
  readonly reloading: () => void;
  /** It is about to end, and no longer says that it lives. */
  readonly stopping: () => void;
};

/** Hands lines such as `READY=1` to the service manager; resolves when they were taken. */
export type Notify = (lines: readonly string[]) => Promise<void>;

const SEND_TIMEOUT_MS = 5000;

/** Node has no datagrams of Unix sockets, so systemd's own program sends them. A failure means a sign is missed. */
const notifySystemd: Notify = (lines) =>
  new Promise((resolve) => {
    execFile('systemd-notify', [...lines], { timeout: SEND_TIMEOUT_MS }, () => resolve());
  });

/** Half of the time after which systemd ends a silent program; undefined when it does not watch this one. */
const watchdogMs = ({ WATCHDOG_USEC, WATCHDOG_PID }: NodeJS.ProcessEnv): number | undefined => {
  const isOurs = WATCHDOG_PID === undefined || Number(WATCHDOG_PID) === process.pid;
  const limitMs = Number(WATCHDOG_USEC) / 1000;
  return isOurs && limitMs > 0 ? limitMs / 2 : undefined;
};

const createSender = (notify: Notify) => {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  const send = (...lines: readonly string[]): void => {
    waiting += 1;
    last = last.then(() => notify(lines)).then(() => void (waiting -= 1));
  };
  return { send, isIdle: () => waiting === 0 };
};

/**
 * The service manager that `env` names by `NOTIFY_SOCKET`. Its watchdog hears from a timer of the event loop that hears
 * and judges the stations: a loop that hangs says nothing, and systemd starts the program anew.
 */
export const createServiceManager = (
  env: NodeJS.ProcessEnv = process.env,
  notify: Notify = notifySystemd,
): ServiceManager => {
  if (!env.NOTIFY_SOCKET) return { ready: () => {}, reloading: () => {}, stopping: () => {} };
  const { send, isIdle } = createSender(notify);
  const everyMs = watchdogMs(env);
  let timer: NodeJS.Timeout | undefined;
  const live = (): void => {
    // A sign of life that waits behind another would only come late.
    if (isIdle()) send('WATCHDOG=1');
  };
  const ready = (): void => {
    send('READY=1');
    if (everyMs !== undefined) timer ??= setInterval(live, everyMs).unref();
  };
  const stopping = (): void => {
    clearInterval(timer);
    send('STOPPING=1');
  };
  return { ready, reloading: () => send('RELOADING=1'), stopping };
};
