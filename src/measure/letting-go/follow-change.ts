/** What is named at one step; nothing where nothing is certain. */
export type Named = { readonly endSeconds: number; readonly named: number | undefined };

/** How a station's verdict got over a change. */
export type Followed = {
  /** From the change until the verdict is the target's; undefined when it never is. */
  readonly lagSeconds: number | undefined;
  /** Changes from one named genre to another besides the one that follows the change. */
  readonly falseChanges: number;
  readonly namedSteps: number;
  readonly steps: number;
};

const countChanges = (steps: readonly Named[]): number => {
  const named = steps.flatMap((step) => (step.named === undefined ? [] : [step.named]));
  return named.filter((label, index) => index > 0 && label !== named[index - 1]).length;
};

/** Counts what is named over a change at `changeSeconds` to a clip whose verdict is `target`. */
export const followChange = (
  steps: readonly Named[],
  changeSeconds: number,
  target: number,
): Followed => {
  const arrival = steps.find(
    ({ endSeconds, named }) => endSeconds > changeSeconds && named === target,
  );
  const lagSeconds = arrival && arrival.endSeconds - changeSeconds;
  return {
    lagSeconds,
    falseChanges: Math.max(0, countChanges(steps) - (arrival ? 1 : 0)),
    namedSteps: steps.filter(({ named }) => named !== undefined).length,
    steps: steps.length,
  };
};
