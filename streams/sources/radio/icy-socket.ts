import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

const ICY = 'ICY ';

/**
 * A socket whose server may answer `ICY 200 OK`, as SHOUTcast 1 does: Node's HTTP parser refuses that line,
 * so it is read as `HTTP/1.0 200 OK`. All other bytes pass unchanged. Owns `socket`.
 */
export class IcySocket extends Duplex {
  private head: Buffer | undefined = Buffer.alloc(0);

  constructor(private readonly socket: Socket) {
    super();
    socket.on('data', (bytes: Buffer) => this.receive(bytes));
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  private receive(bytes: Buffer): void {
    const answer =
      this.head === undefined ? bytes : this.translate(Buffer.concat([this.head, bytes]));
    if (answer.length > 0 && !this.push(answer)) this.socket.pause();
  }

  /** Holds the first bytes back until they tell which protocol this is. */
  private translate(head: Buffer): Buffer {
    const isWhole = head.length >= ICY.length;
    this.head = isWhole ? undefined : head;
    if (!isWhole) return Buffer.alloc(0);
    if (head.toString('latin1', 0, ICY.length) !== ICY) return head;
    return Buffer.concat([Buffer.from('HTTP/1.0 '), head.subarray(ICY.length)]);
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.socket.write(bytes, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }
}
