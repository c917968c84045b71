import { checkAddress, parseSourceUri, StreamError } from '../../streams/index.js';
import type { StationEntry } from '../config/config-edits.js';
import type { AddStation } from '../protocol/index.js';
import { ControlError } from './control-error.js';
import { isOutsideAddress } from './is-outside-address.js';
import { nameSource } from './name-stations.js';
import { openSource, originOf } from './open-stations.js';
import { recipeOf, type SourceOptions } from './source-recipe.js';
import type { Station } from './station.js';

/** What a station that comes over the network may be. */
export type AddingOptions = SourceOptions & {
  /** Whether private networks, files and devices are allowed. */
  readonly allowPrivateAddresses: boolean;
};

const NOT_ALLOWED = ['source-not-allowed', 'address-not-allowed'];

const toControlError = (error: unknown): unknown => {
  if (!(error instanceof StreamError)) return error;
  const problem = NOT_ALLOWED.includes(error.code) ? 'not-allowed' : 'invalid';
  return new ControlError(problem, error.message, { cause: error });
};

const checkRadio = async (source: string, { mayConnect }: SourceOptions): Promise<void> => {
  const { scheme, target } = parseSourceUri(source, () => false);
  if (scheme === 'radio') await checkAddress(target, mayConnect ?? isOutsideAddress);
};

/**
 * Makes the source of a station that was asked for over the API, without opening it, and what a configuration is to
 * say of it. Fails with a `ControlError` when it makes no sense or is not allowed.
 */
export const openAddedStation = async (
  { name, source }: AddStation,
  taken: ReadonlySet<string>,
  options: AddingOptions,
): Promise<{ readonly station: Station; readonly entry: StationEntry }> => {
  const publicOnly = !options.allowPrivateAddresses;
  try {
    const opened = openSource({ source, publicOnly }, options);
    // Said at once instead of by a station that fails; the connection itself is judged again.
    if (publicOnly) await checkRadio(source, options);
    const own = name ?? nameSource(source, taken);
    const entry = { name: own, source, ...(publicOnly && { publicOnly }) };
    const origin = originOf(entry, options);
    const recipe = recipeOf(entry, options);
    return { station: { name: own, origin, recipe, source: opened }, entry };
  } catch (error) {
    throw toControlError(error);
  }
};
