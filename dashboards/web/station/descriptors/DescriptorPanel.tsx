import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { Descriptors } from '../../../../src/protocol/index.js';
import type { TimelineStep } from '../../../shared/station-timeline.js';
import { formatPercent } from '../../parts/format-percent.js';
import { DescriptorFacts } from './DescriptorFacts.js';
import { DescriptorLine } from './DescriptorLine.js';
import { SHARE_NAMES } from './share-names.js';

type Props = {
  /** Those of the newest prediction; undefined where the server sends none. */
  readonly descriptors: Descriptors | undefined;
  readonly steps: readonly TimelineStep[];
};

const ShownPanel = ({ descriptors, steps }: Props): JSX.Element | null => {
  if (!descriptors) return null;
  const known = SHARE_NAMES.flatMap((name) => {
    const share = descriptors[name];
    return share === undefined ? [] : [{ name, share }];
  });
  return (
    <section aria-labelledby="descriptors">
      <h2 id="descriptors">Descriptors</h2>
      <ul class="bars descriptors">
        {known.map(({ name, share }) => (
          <li key={name}>
            <span class="name">{name}</span>
            <span class="bar" aria-hidden="true">
              <span class="smoothed" style={{ transform: `scaleX(${share.toFixed(3)})` }} />
            </span>
            <span class="figures">{formatPercent(share)}</span>
            <DescriptorLine steps={steps} name={name} />
          </li>
        ))}
      </ul>
      <DescriptorFacts descriptors={descriptors} />
    </section>
  );
};

/** What the sound is like beside its genre: now as bars, and how it went in the last minutes. */
export const DescriptorPanel = memo(ShownPanel);
