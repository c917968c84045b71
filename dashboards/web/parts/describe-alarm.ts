import type { AlarmKind } from '../../../src/protocol/index.js';

const WORDS: Readonly<Record<AlarmKind, readonly [name: string, meaning: string]>> = {
  'dead-air': ['dead air', 'nothing but silence'],
  tone: ['tone', 'one tone that does not change'],
  loop: ['loop', 'the same seconds over and over'],
  'dc-offset': ['DC offset', 'the sound is not centred on zero'],
};

/** An alarm in words: its name, and what is heard. */
export const describeAlarm = (alarm: AlarmKind): { name: string; meaning: string } => {
  const [name, meaning] = WORDS[alarm];
  return { name, meaning };
};
