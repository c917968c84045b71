import type { Detection } from './dashboard-state.js';

const keyOf = ({ label, startSeconds }: Detection): string => `${startSeconds} ${label}`;

/** What was heard live and what the server told of the past, newest first; of one that both know, the live one. */
export const joinDetections = (
  live: readonly Detection[],
  past: readonly Detection[],
): readonly Detection[] => {
  const known = new Set(live.map(keyOf));
  const others = past.filter(
    (detection) => detection.endSeconds !== undefined && !known.has(keyOf(detection)),
  );
  return [...live, ...others].toSorted((a, b) => b.startSeconds - a.startSeconds);
};
