import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerMessage, StationMessage } from '../../../src/protocol/index.js';
import { createStationHub, type StationHub } from '../../../src/publish/hub/station-hub.js';
import { detectionBody, predictionBody, titleBody } from '../../helpers/fake-bodies.js';
import { startLiveApi } from '../../helpers/live-api.js';
import {
  openEventReader,
  openSocketReader,
  type OpenReader,
  type Place,
  type Reader,
} from '../../helpers/resuming-readers.js';
import { waitUntil } from '../../helpers/wait-until.js';

const STATIONS = ['fip', 'jazz', 'rock'];
const FIRST = 1000;
const RESTART = 5000;
const BODIES = [() => predictionBody(), () => titleBody('x'), () => detectionBody('began')];

/** What a run is played with; `isNarrow` lets each client have one frame on its way. */
type Scene = { readonly maxHeldMessages: number; readonly isNarrow: boolean };

const openApi = async (firstSeq: number, { maxHeldMessages, isNarrow }: Scene) => {
  const hub = createStationHub({ firstSeq, maxHeldMessages });
  STATIONS.forEach((station) => hub.addStation(station, 'radio:x'));
  const limits = isNarrow ? { highWaterBytes: 100 } : {};
  const { port, close } = await startLiveApi({ hub, limits });
  return { hub, port, close };
};

const floorsOf = (hub: StationHub) =>
  new Map(STATIONS.map((station) => [station, hub.history(station)!.floor().seq]));

/**
 * A client's own books: what it holds of each station, and that each thing came in its turn. An order number does not
 * tell what a client holds of each station, so gaps may tell it more than it lost.
 */
const createBooks = (sent: ReadonlyMap<string, StationMessage>, isGapExact: boolean) => {
  const place = { seqs: Object.fromEntries(STATIONS.map((s) => [s, FIRST])), lastEventId: FIRST };
  const note = (message: ServerMessage, allowed: readonly Map<string, number>[]): void => {
    if (message.type === 'gap') {
      const { station, from, to } = message;
      const held = place.seqs[station]!;
      expect(from).toBeLessThanOrEqual(held + 1);
      if (isGapExact) expect(from).toBe(held + 1);
      if (isGapExact) expect(to).toBeGreaterThan(held);
      const [before, after] = allowed.map((floors) => floors.get(station)!);
      expect(to).toBeGreaterThanOrEqual(before!);
      expect(to).toBeLessThanOrEqual(after!);
      place.seqs[station] = Math.max(held, to);
    } else if ('seq' in message) {
      expect(message.seq).toBe(place.seqs[message.station]! + 1);
      expect(message).toEqual(sent.get(`${message.station} ${message.seq}`));
      place.seqs[message.station] = message.seq;
    }
  };
  return { place: place as Place & { lastEventId: number }, note };
};

/** Plays steps against real servers, one after the other, and checks the client's books after each connection. */
const play = async (steps: readonly Step[], scene: Scene, open: OpenReader) => {
  const sent = new Map<string, StationMessage>();
  const books = createBooks(sent, open === openSocketReader);
  let api = await openApi(FIRST, scene);
  let reader: Reader | undefined;
  let allowed: Map<string, number>[] = [];
  const publish = (station: string, body: number): void => {
    // Predictions would be conflated, as they should.
    const message = api.hub.publish(station, BODIES[scene.isNarrow ? (body % 2) + 1 : body]!());
    sent.set(`${station} ${message.seq}`, message);
  };
  const note = (): void => {
    if (scene.isNarrow) allowed[1] = floorsOf(api.hub);
    reader?.messages().forEach((message) => books.note(message, allowed));
    books.place.lastEventId = reader?.lastEventId() ?? books.place.lastEventId;
    reader = undefined;
  };
  const isUpToDate = () =>
    api.hub
      .snapshots()
      .every(({ station, seq }) =>
        reader!
          .messages()
          .some((each) => 'seq' in each && each.station === station && each.seq === seq),
      );
  const act: Record<Step['act'], (step: Step) => unknown> = {
    publish: ({ station, body, count }) => {
      for (let nth = 0; nth < count; nth += 1) publish(station, body);
    },
    cut: () => {
      reader?.cut();
      note();
    },
    connect: async ({ station, body, count }) => {
      if (reader) return;
      const before = floorsOf(api.hub);
      const opening = open(api.port, books.place);
      // What is said while the client connects may push out more of what it wants.
      for (let nth = 0; nth < count; nth += 1) setImmediate(publish, station, body);
      reader = await opening;
      allowed = [before, floorsOf(api.hub)];
    },
    restart: async () => {
      await api.close();
      await reader?.closed;
      const wasUpToDate = reader !== undefined && !scene.isNarrow;
      note();
      if (wasUpToDate) {
        for (const { station, seq } of api.hub.snapshots())
          expect(books.place.seqs[station]).toBe(seq);
      }
      api = await openApi(api.hub.order().first + RESTART, scene);
    },
  };
  try {
    for (const step of steps) await act[step.act](step);
    await act.connect({ act: 'connect', station: 'fip', body: 0, count: 0 });
    STATIONS.forEach((station) => publish(station, 0));
    await waitUntil(isUpToDate);
    await act.cut(steps[0]!);
  } finally {
    await api.close();
  }
  for (const { station, seq } of api.hub.snapshots()) expect(books.place.seqs[station]).toBe(seq);
};

const steps = fc.array(
  fc.record({
    act: fc.oneof(
      { weight: 4, arbitrary: fc.constant('publish' as const) },
      { weight: 3, arbitrary: fc.constant('connect' as const) },
      { weight: 3, arbitrary: fc.constant('cut' as const) },
      { weight: 1, arbitrary: fc.constant('restart' as const) },
    ),
    station: fc.constantFrom(...STATIONS),
    body: fc.nat({ max: BODIES.length - 1 }),
    count: fc.nat({ max: 12 }),
  }),
  { minLength: 1, maxLength: 16 },
);
type Step = typeof steps extends fc.Arbitrary<(infer Each)[]> ? Each : never;

describe('a client that loses its connection again and again', () => {
  it.each([
    ['by WebSocket with since', openSocketReader],
    ['by server-sent events with Last-Event-ID', openEventReader],
  ])(
    'holds what was sent, in order, once, gaps declared: %s',
    async (_title, open) => {
      const scene = fc.record({
        maxHeldMessages: fc.integer({ min: 1, max: 20 }),
        isNarrow: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(steps, scene, (each, where) => play(each, where, open)),
        { numRuns: 20 },
      );
    },
    60_000,
  );
});
