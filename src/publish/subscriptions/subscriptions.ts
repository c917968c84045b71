import type { EventName, StationMessage, Subscribe } from '../../protocol/index.js';

/** What one client asked for. */
export type Subscriptions = {
  readonly size: number;
  readonly has: (id: string) => boolean;
  /** A subscription with an id in use takes the place of the one before. */
  readonly add: (subscription: Subscribe) => void;
  readonly remove: (id: string) => void;
  /** True when at least one subscription covers the message. */
  readonly cover: (message: StationMessage) => boolean;
};

type Wanted = {
  readonly stations?: ReadonlySet<string> | undefined;
  readonly events?: ReadonlySet<EventName> | undefined;
};

/** No subscriptions yet. */
export const createSubscriptions = (): Subscriptions => {
  const byId = new Map<string, Wanted>();
  return {
    get size() {
      return byId.size;
    },
    has: (id) => byId.has(id),
    add: ({ id, stations, events }) => {
      byId.set(id, {
        stations: stations && new Set(stations),
        events: events && new Set(events),
      });
    },
    remove: (id) => {
      byId.delete(id);
    },
    cover: ({ station, type }) => {
      for (const { stations, events } of byId.values()) {
        if ((stations?.has(station) ?? true) && (events?.has(type) ?? true)) return true;
      }
      return false;
    },
  };
};
