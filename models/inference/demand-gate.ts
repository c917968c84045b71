/** Lets a source that can wait run only so far ahead of the model. */
export type DemandGate = {
  /** Resolves once fewer than the limit are under way. */
  readonly ready: () => Promise<void>;
  /** A window is under way. */
  readonly enter: () => void;
  /** A window is done with. */
  readonly leave: () => void;
};

/** A gate that is open while fewer than `limit` windows are under way. */
export const createDemandGate = (limit: number): DemandGate => {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  return {
    ready: () =>
      underWay < limit ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    enter: () => {
      underWay++;
    },
    leave: () => {
      underWay--;
      if (underWay >= limit) return;
      const resolved = waiting;
      waiting = [];
      resolved.forEach((resolve) => resolve());
    },
  };
};
