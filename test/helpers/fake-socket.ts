import { EventEmitter } from 'node:events';
import type { SocketLike } from '../../dashboards/shared/open-connection.js';

/** A socket without a network: the test plays the server. */
export class FakeSocket implements SocketLike {
  readonly sent: unknown[] = [];
  isClosed = false;
  private readonly events = new EventEmitter();

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
    this.events.emit('message', { data: JSON.stringify(message) });
  }

  drop(reason = '', code = 1006): void {
    this.events.emit('close', { code, reason });
  }

  fail(message: string): void {
    this.events.emit('error', { message });
    this.drop();
  }
}
