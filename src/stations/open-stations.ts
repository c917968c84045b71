import { createSource, StreamError, type AudioSource } from '../../streams/index.js';
import type { Config } from '../config/config-schema.js';
import { UsageError } from '../errors.js';
import type { NamedStation } from './name-stations.js';

/** A station that can be listened to. */
export type Station = { readonly name: string; readonly source: AudioSource };

/** How sources are made. */
export type SourceOptions = {
  /** Files as fast as they can be read instead of in real time. */
  readonly fast: boolean;
  readonly decoder: Config['decoder'];
};

/** Makes the source of each station without opening it. Fails with a `UsageError` for one that makes no sense. */
export const openStations = (
  stations: readonly NamedStation[],
  { fast, decoder }: SourceOptions,
): readonly Station[] =>
  stations.map(({ name, source }) => {
    try {
      const filePace = fast ? 'demand' : 'realtime';
      return { name, source: createSource(source, { filePace, decoder }) };
    } catch (error) {
      if (error instanceof StreamError) throw new UsageError(error.message);
      throw error;
    }
  });
