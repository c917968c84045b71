import type { JSX } from 'preact';
import type { Descriptors } from '../../../../src/protocol/index.js';
import { formatPercent } from '../../parts/format-percent.js';

const loudness = (lufs: number | undefined): string | undefined =>
  lufs === undefined ? undefined : `${lufs.toFixed(1)} LUFS`;

const keyOf = ({ key, keyConfidence }: Descriptors): string | undefined =>
  key && (keyConfidence === undefined ? key : `${key} (${formatPercent(keyConfidence)})`);

const factsOf = (descriptors: Descriptors) =>
  [
    ['loudness, last 3 s', loudness(descriptors.loudnessLufs)],
    ['loudness, whole', loudness(descriptors.integratedLufs)],
    ['tempo', descriptors.tempoBpm && `${Math.round(descriptors.tempoBpm)} bpm`],
    ['key', keyOf(descriptors)],
  ] as const;

type Props = { readonly descriptors: Descriptors };

/** The descriptors that are no shares: loudness, tempo, key. */
export const DescriptorFacts = ({ descriptors }: Props): JSX.Element => (
  <dl>
    {factsOf(descriptors).map(
      ([name, value]) =>
        value && (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
    )}
  </dl>
);
