import type { EventName, Subscribe } from '../../protocol/index.js';
import type { StationHub } from '../hub/station-hub.js';
import type { Published } from '../hub/published.js';
import type { Frame } from '../hub/frame.js';
import type { Owed } from './owed.js';
import { fitsStation } from '../../protocol/wish/fits-station.js';
import { createPacer } from '../../protocol/wish/pacer.js';

/** What one client asked for. */
export type Subscriptions = {
  readonly size: number;
  readonly has: (id: string) => boolean;
  /** A subscription with an id in use takes the place of the one before. */
  readonly add: (subscription: Subscribe, owed: Owed) => void;
  readonly remove: (id: string) => void;
  /** What each is still owed of the past. */
  readonly owed: () => readonly Owed[];
  /** True when a subscription covers the station. */
  readonly coverStation: (station: string) => boolean;
  /**
   * The frame to send: the greatest `topK` and the shortest `minIntervalMs` of the subscriptions that the message fits
   * and, `fromHistory`, that are owed it. Undefined when there is none, or a prediction comes too soon.
   */
  readonly frameFor: (published: Published, fromHistory?: boolean) => Frame | undefined;
};

type Wanted = {
  readonly fits: (station: string) => boolean;
  readonly events: ReadonlySet<EventName> | undefined;
  readonly topK: number;
  readonly minIntervalMs: number;
  readonly owed: Owed;
};

/** Which subscriptions cover a station, worked out anew when these or the stations change. */
const createCover = (all: ReadonlyMap<string, Wanted>, hub: StationHub, onChange: () => void) => {
  const byStation = new Map<string, readonly Wanted[]>();
  let version = hub.listVersion();
  const cover = (station: string): readonly Wanted[] => {
    if (version !== hub.listVersion()) {
      version = hub.listVersion();
      byStation.clear();
      onChange();
    }
    const known = byStation.get(station);
    if (known) return known;
    const found = [...all.values()].filter(({ fits }) => fits(station));
    byStation.set(station, found);
    return found;
  };
  return { cover, forget: () => byStation.clear() };
};

/** What the subscriptions that cover a message and are owed it want of it together; undefined when there is none. */
const joinWishes = (
  covering: readonly Wanted[],
  published: Published,
  fromHistory: boolean,
): { readonly topK: number; readonly minIntervalMs: number } | undefined => {
  let topK = 0;
  let minIntervalMs = Infinity;
  for (const wanted of covering) {
    if (wanted.events && !wanted.events.has(published.message.type)) continue;
    if (fromHistory && !wanted.owed.includes(published)) continue;
    topK = Math.max(topK, wanted.topK);
    minIntervalMs = Math.min(minIntervalMs, wanted.minIntervalMs);
  }
  return topK === 0 ? undefined : { topK, minIntervalMs };
};

/** No subscriptions yet. */
export const createSubscriptions = (hub: StationHub): Subscriptions => {
  const all = new Map<string, Wanted>();
  const pacer = createPacer();
  const forgetGone = () => pacer.keepOnly((station) => hub.snapshot(station) !== undefined);
  const { cover, forget } = createCover(all, hub, forgetGone);
  return {
    get size() {
      return all.size;
    },
    has: (id) => all.has(id),
    add: ({ id, stations, events, topK = Infinity, minIntervalMs = 0 }, owed) => {
      const fits = fitsStation(stations);
      all.set(id, { fits, events: events && new Set(events), topK, minIntervalMs, owed });
      forget();
    },
    remove: (id) => {
      all.delete(id);
      forget();
    },
    owed: () => Array.from(all.values(), ({ owed }) => owed),
    coverStation: (station) => cover(station).length > 0,
    frameFor: (published, fromHistory = false) => {
      const { message, frame } = published;
      const wish = joinWishes(cover(message.station), published, fromHistory);
      if (!wish || pacer.isTooSoon(message, wish.minIntervalMs)) return undefined;
      return frame(wish.topK === Infinity ? undefined : wish.topK);
    },
  };
};
