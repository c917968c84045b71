import type { SplitKind } from '../training/dataset.js';

/** How verdicts are come by; part of every figure. */
export const PROTOCOL =
  'one verdict per clip: mean of its streamed probabilities (causal, one step a second, LSTM state carried, empty at the start)';

const SPLITS: Readonly<Record<SplitKind, string>> = {
  given: 'parts as the data state them',
  'by artist': 'parts by artist',
  'by folder': 'parts by folder',
  'by file: may leak': 'parts by file, which may put one artist on both sides',
};

/** The protocol with how the clips were divided; `kinds` are those that the data know. */
export const describeProtocol = (kinds: ReadonlyMap<SplitKind, number>): string =>
  [PROTOCOL, ...[...kinds.keys()].map((kind) => SPLITS[kind])].join('; ');
