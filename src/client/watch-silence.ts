import type { ServerMessage } from '../protocol/index.js';

const WELCOME_LIMIT_SECONDS = 10;
const HEARTBEATS_MISSED = 2.5;

/** A watch over a connection that still looks open. */
export type SilenceWatch = {
  /** To be told of each frame, and of what it said where that could be read. */
  readonly heard: (message?: ServerMessage) => void;
  readonly stop: () => void;
};

/**
 * Calls `onSilent` once, with the seconds, when nothing comes any more: 10 s until the welcome, then two and a
 * half heartbeats.
 */
export const watchSilence = (onSilent: (seconds: number) => void): SilenceWatch => {
  let limitSeconds = WELCOME_LIMIT_SECONDS;
  const arm = () => setTimeout(() => onSilent(limitSeconds), limitSeconds * 1000);
  let timer = arm();
  let stopped = false;
  return {
    heard: (message) => {
      // What a message set off may have closed the connection.
      if (stopped) return;
      if (message?.type === 'welcome') limitSeconds = message.heartbeatSeconds * HEARTBEATS_MISSED;
      clearTimeout(timer);
      timer = arm();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
