import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** What goes wrong between a listener and a server; `none` passes all on. */
export type Fault =
  | 'none'
  /** The connection stays, and nothing comes any more. */
  | 'stall'
  /** One byte a second. */
  | 'trickle'
  /** Ends in an orderly way, in the middle of a frame. */
  | 'cut'
  | 'reset'
  /** One byte in twenty is another one. */
  | 'corrupt'
  /** To a server that has nothing. */
  | 'redirect'
  | 'answer-503'
  | 'never-answer';

/** A way to a server on which things go wrong. */
export type FaultyProxy = {
  readonly url: string;
  /** How many connections were made so far. */
  readonly connections: () => number;
  /** From now on, open connections included. */
  readonly turnTo: (fault: Fault) => void;
  readonly close: () => Promise<void>;
};

const NOT_FOUND = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

const corrupt = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.map((byte, index) => (index % 20 === 7 ? byte ^ 0x5a : byte)));

type Fate = { fault: Fault };

/** Hurts what passes, as the fault of the moment wants it. */
const hurt = (fate: Fate, onDoom: (fault: 'cut' | 'reset') => void): Transform =>
  new Transform({
    transform: (bytes: Buffer, _encoding, done) => {
      const { fault } = fate;
      if (fault === 'cut' || fault === 'reset') return onDoom(fault);
      if (fault === 'stall' || fault === 'never-answer') return;
      if (fault !== 'trickle') return done(null, fault === 'corrupt' ? corrupt(bytes) : bytes);
      void wait(1000).then(() => done(null, bytes.subarray(0, 1)));
    },
  });

/** Answers instead of the server, where the fault is one of answering; false when the server is to be asked. */
const answerItself = (socket: Socket, fault: Fault): boolean => {
  const { localPort } = socket;
  const answers: Partial<Record<Fault, string>> = {
    'answer-503': 'HTTP/1.1 503 Busy\r\nConnection: close\r\n\r\n',
    redirect: `HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${localPort}/elsewhere\r\nConnection: close\r\n\r\n`,
  };
  const answer = answers[fault];
  if (answer === undefined) return fault === 'never-answer';
  socket.once('data', (request) =>
    socket.end(request.includes(' /elsewhere ') ? NOT_FOUND : answer),
  );
  return true;
};

const passOn = (socket: Socket, port: number, fate: Fate): Socket => {
  const onward = connect(port, '127.0.0.1').on('error', () => socket.destroy());
  const doom = (fault: 'cut' | 'reset'): void => {
    onward.destroy();
    if (fault === 'cut') socket.end();
    else socket.resetAndDestroy();
  };
  socket.pipe(onward);
  onward.pipe(hurt(fate, doom)).pipe(socket);
  socket.on('close', () => onward.destroy());
  return onward;
};

/** Opens a way to `port` on loopback that a test can spoil. */
export const startFaultyProxy = async (port: number): Promise<FaultyProxy> => {
  const fate: Fate = { fault: 'none' };
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket.on('error', () => undefined));
    if (!answerItself(socket, fate.fault)) sockets.add(passOn(socket, port, fate));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    turnTo: (fault) => {
      fate.fault = fault;
    },
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
};
