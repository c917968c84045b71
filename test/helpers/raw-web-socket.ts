import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A frame as it stands on the wire, right or wrong. */
export type RawFrame = {
  readonly opcode: number;
  readonly payload?: Buffer | string;
  /** @default true */
  readonly fin?: boolean;
  /** The three reserved bits, as a number. @default 0 */
  readonly reserved?: number;
  /** Clients must mask. @default true */
  readonly masked?: boolean;
  /** Says another length than the payload has. */
  readonly claimedBytes?: bigint;
  /** Writes the length in so many bytes, even where fewer would do. */
  readonly lengthBytes?: 0 | 2 | 8;
};

/** A frame that the server sent. */
export type ReceivedFrame = {
  readonly fin: boolean;
  readonly reserved: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly payload: Buffer;
};

export const OPCODE = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A client that speaks WebSocket byte by byte, as it should or as it should not. */
export type RawWebSocket = {
  readonly socket: Socket;
  /** The server's answer to the handshake, without the frames after it. */
  readonly answer: string;
  readonly frames: readonly ReceivedFrame[];
  readonly send: (frame: RawFrame) => void;
  readonly write: (bytes: Buffer) => void;
  /** The first frame, past or to come, that fits; rejects when the connection ends without one. */
  readonly find: (fits: (frame: ReceivedFrame) => boolean) => Promise<ReceivedFrame>;
  /** Resolves once the connection has ended, with the code of the server's close frame if there was one. */
  readonly ended: Promise<number | undefined>;
};

const lengthField = (bytes: bigint, lengthBytes: 0 | 2 | 8): readonly [number, Buffer] => {
  if (lengthBytes === 0) return [Number(bytes), Buffer.alloc(0)];
  const field = Buffer.alloc(lengthBytes);
  if (lengthBytes === 2) field.writeUInt16BE(Number(bytes));
  else field.writeBigUInt64BE(bytes);
  return [lengthBytes === 2 ? 126 : 127, field];
};

const shortestLength = (bytes: bigint): 0 | 2 | 8 => {
  if (bytes < 126n) return 0;
  return bytes < 65_536n ? 2 : 8;
};

/** The bytes of a frame. */
export const toBytes = (frame: RawFrame): Buffer => {
  const { opcode, fin = true, reserved = 0, masked = true } = frame;
  const payload = Buffer.from(frame.payload ?? '');
  const bytes = frame.claimedBytes ?? BigInt(payload.length);
  const [short, field] = lengthField(bytes, frame.lengthBytes ?? shortestLength(bytes));
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const head = Buffer.from([first, (masked ? 0x80 : 0) | short]);
  if (!masked) return Buffer.concat([head, field, payload]);
  const mask = randomBytes(4);
  const body = payload.map((byte, index) => byte ^ mask[index % 4]!);
  return Buffer.concat([head, field, mask, body]);
};

/** Takes the first whole frame off the bytes. */
const takeFrame = (data: Buffer): readonly [ReceivedFrame, Buffer] | undefined => {
  if (data.length < 2) return undefined;
  const short = data[1]! & 127;
  const headBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (data.length < headBytes) return undefined;
  const length =
    short < 126 ? short : short === 126 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
  if (data.length < headBytes + length) return undefined;
  const frame = {
    fin: (data[0]! & 0x80) !== 0,
    reserved: (data[0]! >> 4) & 7,
    opcode: data[0]! & 15,
    masked: (data[1]! & 0x80) !== 0,
    payload: data.subarray(headBytes, headBytes + length),
  };
  return [frame, data.subarray(headBytes + length)];
};

/** The request that opens a WebSocket; a header of '' is left out. */
export const handshake = (url: string, headers: Readonly<Record<string, string>> = {}): string => {
  const { host, pathname } = new URL(url);
  const all = {
    Host: host,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value ? [`${name}: ${value}`] : [],
  );
  return [`GET ${pathname} HTTP/1.1`, ...lines, '\r\n'].join('\r\n');
};

/** What the server must make of a key (RFC 6455, 4.2.2). */
export const acceptOf = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** A TCP connection to where the URL points. */
export const connectTcp = async (url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
};

const readAnswer = async (socket: Socket): Promise<readonly [string, Buffer]> => {
  let data = Buffer.alloc(0);
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    data = Buffer.concat([data, chunk]);
    const end = data.indexOf('\r\n\r\n');
    if (end < 0) continue;
    socket.pause();
    return [data.subarray(0, end).toString(), data.subarray(end + 4)];
  }
};

/** Opens a WebSocket by hand; `early` is sent in one piece with the handshake. */
export const openRawWebSocket = async (
  url: string,
  headers: Readonly<Record<string, string>> = {},
  early: Buffer = Buffer.alloc(0),
): Promise<RawWebSocket> => {
  const socket = await connectTcp(url);
  socket.write(Buffer.concat([Buffer.from(handshake(url, headers)), early]));
  const [answer, rest] = await readAnswer(socket);
  const frames: ReceivedFrame[] = [];
  const look = new Set<() => void>();
  let data = rest;
  const takeAll = (): void => {
    for (let taken = takeFrame(data); taken; taken = takeFrame(data)) {
      frames.push(taken[0]);
      data = taken[1];
    }
    look.forEach((each) => each());
  };
  socket.on('data', (chunk) => {
    data = Buffer.concat([data, chunk]);
    takeAll();
  });
  const ended = new Promise<number | undefined>((resolve) => {
    socket.once('close', () => {
      const payload = frames.find(({ opcode }) => opcode === OPCODE.close)?.payload;
      resolve(payload && payload.length >= 2 ? payload.readUInt16BE() : undefined);
    });
  });
  const find: RawWebSocket['find'] = (fits) =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = frames.find(fits);
        if (!found) return;
        look.delete(check);
        resolve(found);
      };
      look.add(check);
      check();
      void ended.then((code) => reject(new Error(`the connection ended with ${code}`)));
    });
  const write = (bytes: Buffer): void => void socket.write(bytes);
  takeAll();
  socket.resume();
  return { socket, answer, frames, send: (frame) => write(toBytes(frame)), write, find, ended };
};
