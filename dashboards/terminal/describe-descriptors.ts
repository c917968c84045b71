import type { Descriptors } from '../../src/protocol/index.js';

/** The descriptors that go from 0 to 1, by the words that stand for them in a narrow place. */
const SHARES = [
  ['danceability', 'dance'],
  ['energy', 'energy'],
  ['speechiness', 'speech'],
  ['acousticness', 'acoustic'],
  ['instrumentalness', 'instrumental'],
] as const;

/** One descriptor from 0 to 1. */
export type Share = { readonly name: string; readonly short: string; readonly share: number };

/** Those of the descriptors from 0 to 1 that are known, in the order in which they are shown. */
export const knownShares = (descriptors: Descriptors): readonly Share[] =>
  SHARES.flatMap(([name, short]) => {
    const share = descriptors[name];
    return share === undefined ? [] : [{ name, short, share }];
  });

/** Loudness, tempo and key as far as they are known: `-14.2 LUFS`, `-15.0 LUFS in all`, `128 bpm`, `C minor`. */
export const describeMeasures = (descriptors: Descriptors): readonly string[] => {
  const { loudnessLufs, integratedLufs, tempoBpm, key } = descriptors;
  return [
    loudnessLufs === undefined ? '' : `${loudnessLufs.toFixed(1)} LUFS`,
    integratedLufs === undefined ? '' : `${integratedLufs.toFixed(1)} LUFS in all`,
    tempoBpm === undefined ? '' : `${Math.round(tempoBpm)} bpm`,
    key ?? '',
  ].filter(Boolean);
};
