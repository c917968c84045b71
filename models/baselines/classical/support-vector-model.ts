/** A trained support vector machine with a Gaussian kernel, one class against one (LIBSVM's form). */
export type SupportVectorModel = {
  /** Inputs of a row. */
  readonly width: number;
  readonly classes: number;
  /** The kernel is `exp(−gamma · distance²)`. */
  readonly gamma: number;
  /** Class of each vector. */
  readonly labels: Int32Array;
  /** `[vectors × width]`. */
  readonly vectors: Float32Array;
  /** How much each vector counts against each other class, in their order: `[vectors × (classes − 1)]`. */
  readonly weights: Float32Array;
  /** For each pair of classes, (0, 1), (0, 2) … (1, 2) …: what is taken from its sum, and Platt's two numbers. */
  readonly offsets: Float32Array;
  readonly slopes: Float32Array;
  readonly shifts: Float32Array;
};
