import type { ServerMessage, Subscribe } from '../../src/protocol/index.js';
import type { Frame } from '../../src/publish/hub/frame.js';
import { createStationHub, type HubOptions } from '../../src/publish/hub/station-hub.js';
import type { TurnQueue } from '../../src/publish/hub/turn-queue.js';
import { createClientFeed } from '../../src/publish/subscriptions/client-feed.js';
import { predictionBody, titleBody } from './fake-bodies.js';

/** A message in a few characters. */
export const brief = (message: ServerMessage): string => {
  if ('seq' in message) return `${message.station} ${message.seq}`;
  if (message.type === 'gap') return `${message.station} ${message.from}-${message.to} gone`;
  return message.type;
};

const AT_ONCE: TurnQueue = {
  join: (act) => {
    while (act());
  },
  leave: () => {},
};

/** A feed whose client reads `room` frames, then no more until it is given room; others' turns come at once. */
export const createFeed = (options: HubOptions = {}, room = Infinity, isPatient = false) => {
  const hub = createStationHub(options);
  hub.addStation('fip', 'radio:x');
  hub.addStation('jazz', 'radio:y');
  const frames: Frame[] = [];
  let limit = room;
  const outlet = {
    push: (frame: Frame) => frames.push(frame),
    isFree: () => frames.length < limit,
  };
  const turns = isPatient ? hub.turns : AT_ONCE;
  const feed = createClientFeed({ hub: { ...hub, turns }, maxSubscriptions: 3, outlet });
  hub.published$.subscribe(feed.deliver);
  let read = 0;
  const take = () => {
    const messages = frames
      .slice(read)
      .map(({ data }) => JSON.parse(data.toString()) as ServerMessage);
    read = frames.length;
    return messages;
  };
  const subscribe = (wish: Partial<Subscribe> = {}, afterOrder?: number) => {
    feed.subscribe({ type: 'subscribe', id: 'a', ...wish }, afterOrder);
    return take().map(brief);
  };
  const giveRoom = (more: number) => {
    limit = frames.length + more;
    feed.proceed();
    return take().map(brief);
  };
  const say = (...stations: string[]) =>
    stations.map((station) => hub.publish(station, titleBody('x')));
  const predict = (station: string, wallTimeMs: number) =>
    hub.publish(station, { ...predictionBody(), wallTimeMs });
  return { hub, feed, subscribe, take, heard: () => take().map(brief), giveRoom, say, predict };
};
