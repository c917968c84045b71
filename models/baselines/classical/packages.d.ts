/** What is used of two packages that bring no types. */
declare module 'ml-knn' {
  class KNN {
    constructor(rows: readonly number[][], labels: readonly number[], options: { k: number });
    predict(rows: readonly number[][]): number[];
  }
  export = KNN;
}

declare module 'libsvm-js/asm.js' {
  type Estimates = { estimates: readonly { label: number; probability: number }[] };
  class SVM {
    static readonly SVM_TYPES: { readonly C_SVC: string };
    static readonly KERNEL_TYPES: { readonly RBF: string };
    constructor(options: {
      type: string;
      kernel: string;
      cost: number;
      gamma: number;
      probabilityEstimates: boolean;
      quiet: boolean;
    });
    train(rows: readonly number[][], labels: readonly number[]): void;
    predict(rows: readonly number[][]): number[];
    predictProbability(rows: readonly number[][]): Estimates[];
    serializeModel(): string;
    free(): void;
  }
  export = SVM;
}
