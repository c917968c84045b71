/**
 * What each of `clips` clips is judged to be by most of its pieces; of equals the label with the greater sum of
 * probabilities, `[pieces × classes]`. Clips without pieces get the first label.
 */
export const majorityVote = (
  probabilities: ArrayLike<number>,
  owners: Int32Array,
  clips: number,
  classes: number,
): Int32Array => {
  const votes = new Float64Array(clips * classes);
  owners.forEach((owner, piece) => {
    const shares = Array.from(
      { length: classes },
      (_, label) => probabilities[piece * classes + label],
    );
    const judged = shares.indexOf(Math.max(...shares));
    // A piece's probabilities sum to 1: even all pieces together never outweigh one vote.
    shares.forEach((share, label) => {
      votes[owner * classes + label] += (label === judged ? 1 : 0) + share / (owners.length + 1);
    });
  });
  return Int32Array.from({ length: clips }, (_, clip) => {
    const own = votes.subarray(clip * classes, (clip + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
};
