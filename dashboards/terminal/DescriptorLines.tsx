import type { Descriptors } from '../../src/protocol/index.js';
import { COLOUR } from './colour.js';
import { describeMeasures, knownShares } from './describe-descriptors.js';
import { formatPercent } from './format-percent.js';
import { Line } from './Line.js';
import type { Span } from './span.js';

type DescriptorLinesProps = {
  readonly descriptors: Descriptors;
  /** 1: the shares alone; 2: loudness, tempo and key below them. */
  readonly rows: number;
};

const COLUMNS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

const columnOf = (share: number): string =>
  COLUMNS[Math.min(COLUMNS.length - 1, Math.floor(share * COLUMNS.length))] ?? '▁';

/** What the sound is like beside its genre: danceability, energy and the like, then loudness, tempo and key. */
export const DescriptorLines = ({ descriptors, rows }: DescriptorLinesProps) => {
  const shares = knownShares(descriptors).flatMap(({ short, share }): readonly Span[] => [
    { text: `${short} `, dim: true },
    { text: columnOf(share), colour: COLOUR.accent },
    { text: `${formatPercent(share)}  ` },
  ]);
  const measures = describeMeasures(descriptors).join(' · ');
  return (
    <>
      {rows > 0 && <Line spans={shares} />}
      {rows > 1 && <Line spans={[{ text: measures }]} />}
    </>
  );
};
