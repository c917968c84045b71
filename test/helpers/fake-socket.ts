import { EventEmitter } from 'node:events';
import type { SocketConstructor, SocketLike } from '../../src/client/index.js';

/** A socket without a network: the test plays the server. */
export class FakeSocket implements SocketLike {
  readonly sent: unknown[] = [];
  isClosed = false;
  private readonly events = new EventEmitter();

  constructor(
    readonly url = '',
    readonly protocol = '',
  ) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.events.on(type, listener as (event: unknown) => void);
  }

  open(): void {
    this.events.emit('open');
  }

  receive(message: unknown): void {
    this.receiveText(JSON.stringify(message));
  }

  receiveText(data: string): void {
    this.events.emit('message', { data });
  }

  drop(reason = '', code = 1006): void {
    this.events.emit('close', { code, reason });
  }

  fail(message: string): void {
    this.events.emit('error', { message });
    this.drop();
  }
}

/** A WebSocket class whose sockets the test plays the server of; `onOpen` is called with each. */
export const fakeSockets = (onOpen: (socket: FakeSocket, index: number) => void = () => {}) => {
  const sockets: FakeSocket[] = [];
  class WebSocket extends FakeSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      sockets.push(this);
      onOpen(this, sockets.length - 1);
    }
  }
  return { sockets, WebSocket: WebSocket satisfies SocketConstructor };
};
