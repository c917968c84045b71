import { dirname, join } from 'node:path';
import { saveClassical } from '../../classical/classical-store.js';
import { saveEnsemble } from '../../ensemble/save-ensemble.js';
import { FEATURE_SET } from '../../../streams/index.js';
import type { ModelFacts } from '../../model-manifest.js';
import { readManifest, writeManifest } from '../../model-store.js';
import type { ScaledClassifier } from '../classical/search-grid.js';
import type { HearingSystem, SystemFacts } from '../experiment.js';
import type { ClipRows } from './clip-rows.js';

/** A model that judges live statistics, and how much it counts in a vote. */
export type TabularMember = {
  /** Name of the classical model. */
  readonly kind: string;
  readonly fitted: ScaledClassifier;
  readonly weight: number;
};

type Learnt = Pick<ClipRows, 'rows' | 'digest' | 'statistics'>;

const factsOf = ({ training, name }: SystemFacts, { rows, digest }: Learnt): ModelFacts => ({
  name,
  labels: [...rows.names],
  ...(digest && { data: { digest, clips: rows.count } }),
  training: { ...training, ...(digest && { parts: ['train', 'valid'] }) },
});

const saveOne = (
  directory: string,
  { kind, fitted: { scaler, arrays } }: TabularMember,
  facts: ModelFacts,
  statistics?: string,
) => saveClassical(directory, { kind, scaler, arrays: arrays() }, facts, statistics);

/** Writes a member beside the vote; a single model that lies there already is the same, and keeps what it tells. */
const saveMember = async (
  folder: string,
  member: TabularMember,
  facts: ModelFacts,
): Promise<string> => {
  const before = await readManifest(folder).catch(() => undefined);
  const { hash } = await saveOne(folder, member, facts);
  if (before?.hash === hash) await writeManifest(folder, before);
  return hash;
};

const saveVote = async (
  directory: string,
  members: readonly TabularMember[],
  facts: ModelFacts,
): Promise<void> => {
  const saved = [];
  for (const member of members) {
    const name = facts.name.replace('weighted-vote', member.kind);
    const folder = join(dirname(directory), name);
    const hash = await saveMember(folder, member, { ...facts, name });
    saved.push({ model: name, hash, weight: Number(member.weight.toFixed(3)) });
  }
  const frontEnd = { featureSet: FEATURE_SET.id, frontEnd: FEATURE_SET };
  await saveEnsemble(directory, saved, { ...facts, ...frontEnd });
};

/** A classical model on statistics, or a vote of some on live ones, as a system that hears. */
export const hearingTabular = (
  members: readonly TabularMember[],
  learnt: Learnt,
  examples: number,
): HearingSystem => ({
  examples,
  save: async (directory, shared) => {
    const facts = factsOf(shared, learnt);
    if (members.length > 1) await saveVote(directory, members, facts);
    else await saveOne(directory, members[0], facts, learnt.statistics);
  },
});
