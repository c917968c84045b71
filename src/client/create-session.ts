import type { ClientMessage, ServerMessage, Welcome } from '../protocol/index.js';
import type { EarshotClientError } from './client-error.js';
import type { ConnectionEvent } from './client-event.js';
import type { ConnectOptions } from './client-options.js';
import type { Listeners } from './create-listeners.js';
import { keepConnected } from './keep-connected.js';

/** The connection with what the server said of itself. */
export type Session = {
  readonly send: (message: ClientMessage) => void;
  readonly close: () => void;
  /** Undefined while the server has not let the client in. */
  readonly welcome: () => Welcome | undefined;
  readonly counters: () => { readonly connections: number; readonly unreadableFrames: number };
};

/** Keeps the connection, asks anew for every subscription, and hands all that comes to the listeners. */
export const createSession = (
  url: string,
  options: ConnectOptions,
  listeners: Listeners,
): Session => {
  let welcome: Welcome | undefined;
  const counters = { connections: 0, unreadableFrames: 0 };
  const hear = (message: ServerMessage): void => {
    if (message.type === 'welcome') {
      welcome = message;
      counters.connections += 1;
      listeners.each(({ request }) => connection.send(request()));
    }
    listeners.each((subscription) => subscription.hear(message));
  };
  const onEvent = (event: ConnectionEvent): void => {
    if (event.type === 'unreadable') counters.unreadableFrames += 1;
    if (event.type === 'closed') {
      welcome = undefined;
      listeners.each(({ lose }) => lose());
    }
    listeners.tell(event);
    if (event.type === 'message') hear(event.message);
  };
  const onFailure = (error: EarshotClientError): void => listeners.end({ error });
  const connection = keepConnected(url, options, { onEvent, onFailure });
  return { ...connection, welcome: () => welcome, counters: () => ({ ...counters }) };
};
