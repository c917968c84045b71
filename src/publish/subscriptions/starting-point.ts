import type { Gap, Subscribe } from '../../protocol/index.js';
import type { StationHub } from '../hub/station-hub.js';
import { createOwed, type Owed } from './owed.js';

/** Where a subscription begins. */
export type StartingPoint = {
  /** What is held after this order number has to be looked through; what comes from now on when it is the last. */
  readonly after: number;
  readonly owed: Owed;
  /** What was asked for and is held no longer. */
  readonly gaps: readonly Gap[];
};

type Since = NonNullable<Subscribe['since']>;

const gapOf = (station: string, from: number, to: number): readonly Gap[] =>
  from <= to ? [{ type: 'gap', station, from, to }] : [];

/** From now on. */
export const startNow = (hub: StationHub): StartingPoint => {
  const { last } = hub.order();
  return { after: last, owed: createOwed(last), gaps: [] };
};

/** After the last `seq` that the client has, of each station it tells it of. */
export const startSince = (
  hub: StationHub,
  since: Since,
  stations: readonly string[],
): StartingPoint => {
  const { last } = hub.order();
  const seqOf = (station: string): number | undefined => {
    if (typeof since === 'number') return since;
    return Object.hasOwn(since, station) ? since[station] : undefined;
  };
  const wanted = stations.flatMap((station) => {
    const history = hub.history(station);
    const seq = seqOf(station);
    return history && seq !== undefined ? [{ station, history, seq }] : [];
  });
  const firsts = wanted.map(({ history, seq }) => history.afterSeq(seq)?.order ?? Infinity);
  return {
    after: Math.min(last, ...firsts.map((order) => order - 1)),
    owed: createOwed(last, seqOf),
    gaps: wanted.flatMap(({ station, history, seq }) =>
      gapOf(station, seq + 1, history.floor().seq),
    ),
  };
};

/**
 * After an order number, as in Last-Event-ID. It does not tell which `seq` the client has, so a gap begins with the
 * first message that it may miss.
 */
export const startAfterOrder = (
  hub: StationHub,
  order: number,
  stations: readonly string[],
): StartingPoint => {
  const { first, last } = hub.order();
  const after = Math.min(order, last);
  const gaps = stations.flatMap((station) => {
    const history = hub.history(station);
    if (!history || history.floor().order <= order) return [];
    // A number from before this server began: anything may have been said until then.
    const from = order < first ? 0 : history.start.seq + 1;
    return gapOf(station, from, history.floor().seq);
  });
  return { after, owed: createOwed(after), gaps };
};
