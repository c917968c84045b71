import type { StationMessage } from '../../protocol/index.js';

type WithoutAddress<T> = T extends unknown ? Omit<T, 'station' | 'seq'> : never;

/** A station's message before the hub adds `station` and `seq`. */
export type MessageBody = WithoutAddress<StationMessage>;
