import {
  createSource,
  parseSourceUri,
  StreamError,
  type AudioSource,
} from '../../streams/index.js';
import { UsageError } from '../errors.js';
import { isOutsideAddress } from './is-outside-address.js';
import type { NamedStation } from './name-stations.js';
import { recipeOf, type SourceOptions, type SourceWish } from './source-recipe.js';
import type { Station } from './station.js';

const refuseInsideSources = (source: string): void => {
  // A bare path must not tell whether there is such a file.
  const { scheme } = parseSourceUri(source, () => false);
  if (scheme === 'radio' || scheme === 'synthetic') return;
  const message = `expected radio:URL or synthetic:NAME, got a ${scheme}: this server takes those from its configuration only`;
  throw new StreamError('source-not-allowed', message);
};

/**
 * Makes a source without opening it.
 * @throws StreamError when it makes no sense, or is of this machine though only public ones are allowed.
 */
export const openSource = (
  { source, publicOnly }: SourceWish,
  { fast = false, decoder, giveUp = 'never', mayConnect = isOutsideAddress }: SourceOptions,
): AudioSource => {
  if (publicOnly) refuseInsideSources(source);
  const filePace = fast ? 'demand' : 'realtime';
  return createSource(source, {
    filePace,
    decoder,
    giveUp,
    ...(publicOnly ? { mayConnect } : { mayFollow: mayConnect }),
  });
};

/** What a source is made from, in one text; see {@link Station.origin}. */
export const originOf = (
  { source, publicOnly = false }: SourceWish,
  { fast = false, decoder }: SourceOptions,
): string => JSON.stringify([source, publicOnly, fast, decoder]);

/** Makes the source of each station without opening it. Fails with a `UsageError` for one that makes no sense. */
export const openStations = (
  stations: readonly NamedStation[],
  options: SourceOptions,
): readonly Station[] =>
  stations.map((station) => {
    try {
      const { name, paused } = station;
      const origin = originOf(station, options);
      const recipe = recipeOf(station, options);
      return { name, paused, origin, recipe, source: openSource(station, options) };
    } catch (error) {
      if (error instanceof StreamError) throw new UsageError(error.message);
      throw error;
    }
  });
