import type { JSX } from 'preact';
import { line } from 'd3-shape';
import type { TimelineStep } from '../../../shared/station-timeline.js';
import type { ShareName } from './share-names.js';

const SHOWN_MS = 5 * 60_000;
const WIDTH = 100;

type Props = { readonly steps: readonly TimelineStep[]; readonly name: ShareName };

const pathOf = ({ steps, name }: Props): string => {
  const endMs = steps.at(-1)?.wallTimeMs ?? 0;
  const shown = steps.filter(({ wallTimeMs }) => wallTimeMs > endMs - SHOWN_MS);
  const draw = line<TimelineStep>(
    ({ wallTimeMs }) => WIDTH * (1 - (endMs - wallTimeMs) / SHOWN_MS),
    ({ descriptors }) => 1 - (descriptors?.[name] ?? 0),
  ).defined(({ descriptors }) => descriptors?.[name] !== undefined);
  return draw.digits(2)(shown) ?? '';
};

/** How a descriptor went in the last five minutes. */
export const DescriptorLine = (props: Props): JSX.Element => (
  <svg class="course" viewBox={`0 0 ${WIDTH} 1`} preserveAspectRatio="none" aria-hidden="true">
    <path d={pathOf(props)} vector-effect="non-scaling-stroke" />
  </svg>
);
