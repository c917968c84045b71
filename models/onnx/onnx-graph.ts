import { onnxModelProto } from './onnx-schema.js';

/** Whole numbers, and lists of them; a number that must be a float is written `{ float }`. */
export type OnnxAttribute = number | readonly number[] | { readonly float: number };

/** A named input or output, without its first dimension, which is the batch. */
type Port = { readonly name: string; readonly shape: readonly number[] };

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;
/** Both are old enough for every runtime of the last years. */
const IR_VERSION = 8;
const OPERATOR_SET = 17;

const toAttribute = (name: string, value: OnnxAttribute) => {
  if (typeof value === 'number') return { name, i: value, type: ATTRIBUTE.int };
  if ('float' in value) return { name, f: value.float, type: ATTRIBUTE.float };
  return { name, ints: value, type: ATTRIBUTE.ints };
};

const toValueInfo = ({ name, shape }: Port) => ({
  name,
  type: {
    tensorType: {
      elemType: FLOAT,
      shape: { dim: [{ dimParam: 'batch' }, ...shape.map((dimValue) => ({ dimValue }))] },
    },
  },
});

const bytesOf = (values: Float32Array | BigInt64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Collects the parts of an ONNX model; each method gives the name that the next part is joined by. */
export class OnnxGraph {
  readonly #nodes: object[] = [];
  readonly #initializers: object[] = [];
  readonly #inputs: Port[] = [];
  readonly #outputs: Port[] = [];
  #lastId = 0;

  /** `[batch, …shape]` Float32 to be given with each run. */
  input(name: string, shape: readonly number[]): string {
    this.#inputs.push({ name, shape });
    return name;
  }

  /** Weights. */
  constant(name: string, shape: readonly number[], values: Float32Array): string {
    return this.#initializer(name, shape, FLOAT, values);
  }

  /** A shape, which some operators take as an input. */
  shape(lengths: readonly number[]): string {
    const values = BigInt64Array.from(lengths, BigInt);
    return this.#initializer(this.#nextName('shape'), [lengths.length], INT64, values);
  }

  /** One operator with one output. */
  node(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): string {
    return this.nodes(opType, inputs, 1, attributes)[0];
  }

  /** One operator with this many outputs. */
  nodes(
    opType: string,
    input: readonly string[],
    outputs: number,
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): string[] {
    const output = Array.from({ length: outputs }, () => this.#nextName(opType));
    const attribute = Object.entries(attributes).map(([name, value]) => toAttribute(name, value));
    this.#nodes.push({ input, output, name: output[0], opType, attribute });
    return output;
  }

  /** Hands `from` out under this name, as `[batch, …shape]`. */
  output(name: string, shape: readonly number[], from: string): void {
    this.#nodes.push({ input: [from], output: [name], name, opType: 'Identity' });
    this.#outputs.push({ name, shape });
  }

  /** The model's bytes, as an `.onnx` file has them. */
  encode(name: string, metadata: Readonly<Record<string, string>>): Uint8Array {
    const message = onnxModelProto.fromObject({
      irVersion: IR_VERSION,
      producerName: 'earshot',
      opsetImport: [{ domain: '', version: OPERATOR_SET }],
      metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      graph: {
        name,
        node: this.#nodes,
        initializer: this.#initializers,
        input: this.#inputs.map(toValueInfo),
        output: this.#outputs.map(toValueInfo),
      },
    });
    return onnxModelProto.encode(message).finish();
  }

  #nextName(kind: string): string {
    this.#lastId += 1;
    return `${kind.toLowerCase()}_${this.#lastId}`;
  }

  #initializer(
    name: string,
    dims: readonly number[],
    dataType: number,
    values: Float32Array | BigInt64Array,
  ): string {
    this.#initializers.push({ name, dims, dataType, rawData: bytesOf(values) });
    return name;
  }
}
