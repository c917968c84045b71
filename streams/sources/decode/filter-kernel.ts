/** WebAssembly's instructions, as far as the kernel needs them. */
const END = 0x0b;
const LOOP = [0x03, 0x40];
const BRANCH_IF = (depth: number) => [0x0d, depth];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const int = (small: number) => [0x41, small];
const ADD = 0x6a;
const SUBTRACT = 0x6b;
const MULTIPLY = 0x6c;
const IS_LESS = 0x49;
const IS_MORE_THAN_0 = [...int(0), 0x4a];
const LOAD_FOUR = [0xfd, 0x00, 2, 0];
const ADD_FOUR = [0xfd, 0xe4, 0x01];
const MULTIPLY_FOUR = [0xfd, 0xe6, 0x01];
const FOUR_ZEROS = [0xfd, 0x0c, ...Array<number>(16).fill(0)];
const storeLane = (lane: number) => [0xfd, 0x5a, 2, 0, lane];
/** Four of the eight numbers of two vectors. */
const pick = (...places: number[]) => [
  ...[0xfd, 0x0d],
  ...places.flatMap((place) => [4 * place, 4 * place + 1, 4 * place + 2, 4 * place + 3]),
];

/** Parameters, all in bytes but the count. */
const [FILTER, FILTER_BYTES, INPUT, INPUT_STEP, OUTPUT, OUTPUT_STEP, COUNT] = [0, 1, 2, 3, 4, 5, 6];
const AT = 7;
const INPUTS = [INPUT, 8, 9, 10];
const SUMS = [11, 12, 13, 14];
const WEIGHTS = 15;
const TYPE_I32 = 0x7f;
const TYPE_V128 = 0x7b;

const addTo = (local: number, ...value: number[]) => [...get(local), ...value, ADD, ...set(local)];

const followingInputs = INPUTS.slice(1).flatMap((input, index) => [
  ...[...get(INPUTS[index]!), ...get(INPUT_STEP), ADD, ...set(input)],
]);

const clearSums = SUMS.flatMap((sum) => [...FOUR_ZEROS, ...set(sum)]);

/** The next four taps of each of the four outputs. */
const addFourTaps = SUMS.flatMap((sum, index) => [
  ...get(sum),
  ...[...get(INPUTS[index]!), ...get(AT), ADD, ...LOAD_FOUR],
  ...(index === 0
    ? [...get(FILTER), ...get(AT), ADD, ...LOAD_FOUR, ...tee(WEIGHTS)]
    : get(WEIGHTS)),
  ...[...MULTIPLY_FOUR, ...ADD_FOUR, ...set(sum)],
]);

/** Leaves the halves of two sums, each added up: two numbers of one and two of the other. */
const foldTwo = (one: number, other: number) => [
  ...[...get(one), ...get(other), ...pick(0, 1, 4, 5)],
  ...[...get(one), ...get(other), ...pick(2, 3, 6, 7), ...ADD_FOUR],
];

const foldSums = [
  ...[...foldTwo(SUMS[0]!, SUMS[1]!), ...set(SUMS[0]!)],
  ...[...foldTwo(SUMS[2]!, SUMS[3]!), ...set(SUMS[2]!)],
  ...[...get(SUMS[0]!), ...get(SUMS[2]!), ...pick(0, 2, 4, 6)],
  ...[...get(SUMS[0]!), ...get(SUMS[2]!), ...pick(1, 3, 5, 7), ...ADD_FOUR, ...set(SUMS[0]!)],
];

const storeFour = [0, 1, 2, 3].flatMap((lane) => [
  ...[...get(OUTPUT), ...get(SUMS[0]!), ...storeLane(lane)],
  ...addTo(OUTPUT, ...get(OUTPUT_STEP)),
]);

const body = [
  ...[3, 1, TYPE_I32, 3, TYPE_I32, 5, TYPE_V128],
  ...LOOP,
  ...[...followingInputs, ...clearSums, ...int(0), ...set(AT)],
  ...LOOP,
  ...addFourTaps,
  ...[...get(AT), ...int(16), ADD, ...tee(AT), ...get(FILTER_BYTES), IS_LESS, ...BRANCH_IF(0), END],
  ...[...foldSums, ...storeFour],
  ...addTo(INPUT, ...get(INPUT_STEP), ...int(4), MULTIPLY),
  ...[...get(COUNT), ...int(4), SUBTRACT, ...tee(COUNT), ...IS_MORE_THAN_0, ...BRANCH_IF(0)],
  ...[END, END],
];

/** A number in the variable length that sizes have. */
const sized = (content: readonly number[]): number[] => {
  const low = content.length & 0x7f;
  const high = content.length >> 7;
  return [...(high > 0 ? [low | 0x80, high] : [low]), ...content];
};

const section = (id: number, content: readonly number[]) => [id, ...sized(content)];
const text = (name: string) => sized([...name].map((letter) => letter.charCodeAt(0)));

/** Types, one imported memory, functions, exports, code. */
const module = [
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, ...sized(Array<number>(7).fill(TYPE_I32)), 0]),
  ...section(2, [1, ...text('m'), ...text('m'), 2, 0, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text('f'), 0, 0]),
  ...section(10, [1, ...sized(body)]),
];

/**
 * Writes the sums of Float32 inputs under one filter, four outputs at a time, so that up to three are written more
 * than `count`. All places and steps are bytes in the memory; `filterBytes` is a multiple of 16.
 */
export type FilterKernel = (
  filter: number,
  filterBytes: number,
  input: number,
  inputStep: number,
  output: number,
  outputStep: number,
  count: number,
) => void;

/** Memory of WebAssembly, which grows by pages of 64 KiB; then its buffer is another. */
export type FilterMemory = {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
};

/** What is used of it: Node's types tell nothing of WebAssembly. */
type WebAssemblyApi = {
  readonly Memory: new (size: { readonly initial: number }) => FilterMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    compiled: object,
    imports: { readonly m: { readonly m: FilterMemory } },
  ) => { readonly exports: { readonly f: FilterKernel } };
};

/**
 * The inner loop of the resampler in WebAssembly SIMD, to which JavaScript has no other way: assembled here, as a
 * compiler for a loop of forty instructions would be a package more. `filter-room.test.ts` holds it to plain sums.
 */
export const createFilterKernel = (): {
  readonly memory: FilterMemory;
  readonly run: FilterKernel;
} => {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };
  const memory = new WebAssembly.Memory({ initial: 4 });
  const compiled = new WebAssembly.Module(Uint8Array.from(module));
  const { exports } = new WebAssembly.Instance(compiled, { m: { m: memory } });
  return { memory, run: exports.f };
};
