import type { HlsVariant } from './parse-hls-playlist.js';

const SUFFICIENT_BANDWIDTH = 48_000;
const VIDEO_CODEC = /avc|hvc|hev|vp0?9|av01/i;

const isSoundOnly = ({ codecs }: HlsVariant): boolean => codecs !== '' && !VIDEO_CODEC.test(codecs);

/** What is best to hear is put first: enough bits, then as few as can be. */
const byCost = (a: HlsVariant, b: HlsVariant): number =>
  Number(a.bandwidth < SUFFICIENT_BANDWIDTH) - Number(b.bandwidth < SUFFICIENT_BANDWIDTH) ||
  a.bandwidth - b.bandwidth;

/**
 * Picks the playlist to listen to: sound alone where there is some, of the smallest bandwidth that still
 * sounds well. Undefined when there is none.
 */
export const chooseVariant = (variants: readonly HlsVariant[]): string | undefined => {
  const [best] = [...variants].sort(
    (a, b) => Number(isSoundOnly(b)) - Number(isSoundOnly(a)) || byCost(a, b),
  );
  if (best === undefined) return undefined;
  return isSoundOnly(best) ? best.url : (best.audioUrls[0] ?? best.url);
};
