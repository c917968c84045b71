import { createRequire } from 'node:module';

/** The part of onnxruntime-node that is used; it is no dependency, so its own types are not at hand. */
export type OnnxRuntime = {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => OnnxTensor;
  readonly InferenceSession: {
    readonly create: (
      model: Uint8Array,
      options: Readonly<Record<string, unknown>>,
    ) => Promise<OnnxSession>;
  };
};

/** A tensor of onnxruntime. */
export type OnnxTensor = { readonly data: Float32Array; readonly dims: readonly number[] };

/** A model that onnxruntime has taken in. */
export type OnnxSession = {
  readonly run: (
    inputs: Readonly<Record<string, OnnxTensor>>,
  ) => Promise<Readonly<Record<string, OnnxTensor>>>;
  readonly release: () => Promise<void>;
};

/** Loads onnxruntime-node. Fails when it is not installed or does not load. */
export const loadOnnxRuntime = (): OnnxRuntime =>
  createRequire(import.meta.url)('onnxruntime-node') as OnnxRuntime;
