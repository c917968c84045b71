import { HOLD_OUTS, type HoldOut } from '../experiment.js';
import type { SavedResult } from './saved-result.js';

/** Something that was found beside the figures. */
export type FoundWords = {
  readonly text: string;
  /** The protocol that it holds for; undefined where it holds for both, or for none in particular. */
  readonly holdOut?: HoldOut;
};

/** The notes of a system, then its remarks: each once, those of both protocols first. */
export const listWords = ({ notes = [], outcomes }: SavedResult): FoundWords[] => {
  const remarks = (holdOut: HoldOut) => outcomes[holdOut]?.remarks ?? [];
  const both = remarks('report').filter((remark) => remarks('honest').includes(remark));
  return [
    ...[...notes, ...both].map((text) => ({ text })),
    ...HOLD_OUTS.flatMap((holdOut) =>
      remarks(holdOut)
        .filter((text) => !both.includes(text))
        .map((text) => ({ text, holdOut })),
    ),
  ];
};
