import type { AddressRule, CreateSourceOptions } from '../../streams/index.js';
import type { Config } from '../config/config-schema.js';
import type { NamedStation } from './name-stations.js';

/** How sources are made. */
export type SourceOptions = {
  /** Files as fast as they can be read instead of in real time. @default false */
  readonly fast?: boolean;
  readonly decoder: Config['decoder'];
  /** When a station that was never heard is given up. @default 'never' */
  readonly giveUp?: CreateSourceOptions['giveUp'];
  /**
   * What a station that is `publicOnly` may connect to, and what others that lie there may be led to.
   * @default public addresses of other machines
   */
  readonly mayConnect?: AddressRule | undefined;
};

/** What a source is made of. */
export type SourceWish = Pick<NamedStation, 'source' | 'publicOnly'>;

/** All that a source is made from, as it can be told to another thread. Never shown, it may hold passwords. */
export type SourceRecipe = {
  readonly station: SourceWish;
  readonly options: Omit<SourceOptions, 'mayConnect'>;
};

/** The recipe of a source; there is none where only this thread can judge addresses. */
export const recipeOf = (
  { source, publicOnly }: SourceWish,
  { fast, decoder, giveUp, mayConnect }: SourceOptions,
): SourceRecipe | undefined =>
  mayConnect
    ? undefined
    : { station: { source, publicOnly }, options: { ...(fast && { fast }), decoder, giveUp } };
