import { Subject, type Observable } from 'rxjs';
import type { StationMessage, StationSnapshot } from '../../protocol/index.js';
import type { MessageBody } from './message-body.js';

/** Where all stations' messages come together and the last of each kind is kept. */
export type StationHub = {
  /** Every message in the order of publishing; completes with {@link StationHub.close}. */
  readonly messages$: Observable<StationMessage>;
  /** Makes a station known; throws a RangeError when the name is taken. */
  readonly addStation: (station: string, uri: string) => void;
  /**
   * Adds `station`, the next `seq` and, to predictions, the title that is playing; keeps the message
   * and emits it. Throws for an unknown station.
   */
  readonly publish: (station: string, body: MessageBody) => StationMessage;
  /** The station as it stands; undefined when unknown. */
  readonly snapshot: (station: string) => StationSnapshot | undefined;
  /** All stations as they stand, in the order of their adding. */
  readonly snapshots: () => readonly StationSnapshot[];
  readonly close: () => void;
};

const keep = (before: StationSnapshot, message: StationMessage): StationSnapshot => {
  const { detection, ...others } = before;
  const after = { ...before, seq: message.seq };
  switch (message.type) {
    case 'prediction':
      return { ...after, prediction: message };
    case 'status':
      return { ...after, status: message };
    case 'metadata':
      return { ...after, metadata: message };
    case 'detection':
      if (message.event === 'began') return { ...after, detection: message };
      return detection?.label === message.label ? { ...others, seq: message.seq } : after;
  }
};

/** A hub without stations. */
export const createStationHub = (): StationHub => {
  const stations = new Map<string, StationSnapshot>();
  const messages = new Subject<StationMessage>();
  return {
    messages$: messages.asObservable(),
    addStation: (station, uri) => {
      if (stations.has(station)) throw new RangeError(`there are two stations named "${station}"`);
      stations.set(station, { station, uri, seq: 0 });
    },
    publish: (station, body) => {
      const before = stations.get(station);
      if (!before) throw new RangeError(`no station is named "${station}"`);
      const { type, ...rest } = body;
      const title = type === 'prediction' && before.metadata && { title: before.metadata.title };
      const message = { type, station, seq: before.seq + 1, ...rest, ...title } as StationMessage;
      stations.set(station, keep(before, message));
      messages.next(message);
      return message;
    },
    snapshot: (station) => stations.get(station),
    snapshots: () => [...stations.values()],
    close: () => messages.complete(),
  };
};
