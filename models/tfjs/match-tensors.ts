import { valuesPerFrame, type FrontEnd } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import type { ModelManifest } from '../model-manifest.js';
import type { TensorSpec, TfjsModel } from './tfjs-model.js';

/** What one station's memory goes in by and comes out by. */
export type StateTensor = {
  readonly input: string;
  readonly output: string;
  /** Values of one station. */
  readonly size: number;
  /** `[1, …]` of one station. */
  readonly shape: readonly number[];
};

/** An input that always gets the same. */
export type ConstantTensor = {
  readonly input: string;
  readonly value: boolean | number;
  readonly dtype: string | undefined;
};

/** Which tensors of a model are which. */
export type TensorRoles = {
  readonly input: string;
  /** `[windowFrames, values]`, with a 1 behind it where the model wants a channel. */
  readonly inputShape: readonly number[];
  /** Windows that the model takes at once; null for any number. */
  readonly batch: number | null;
  readonly output: string;
  readonly states: readonly StateTensor[];
  readonly constants: readonly ConstantTensor[];
};

const fail = (field: string, expected: string, received: string): never => {
  throw new ModelError('model-mismatch', `${field}: expected ${expected}, received ${received}`);
};

const list = (specs: readonly TensorSpec[]): string => specs.map(({ name }) => name).join(', ');

const show = ({ shape }: TensorSpec): string =>
  shape ? `[${shape.map((length) => length ?? 'batch').join(', ')}]` : 'an unknown shape';

const named = (specs: readonly TensorSpec[], name: string, field: string): TensorSpec =>
  specs.find((spec) => spec.name === name) ??
  fail(field, `one of ${list(specs)}`, `"${name}", which the model does not have`);

const checkFloat = (spec: TensorSpec, field: string): void => {
  const { name, dtype = 'float32' } = spec;
  if (dtype !== 'float32') fail(`${field} (${name}).dtype`, 'float32', dtype);
};

/** The only one that has no other role, or the one the manifest names. */
const choose = (
  specs: readonly TensorSpec[],
  others: readonly string[],
  name: string | undefined,
  field: string,
): TensorSpec => {
  if (name !== undefined) return named(specs, name, field);
  const free = specs.filter((spec) => !others.includes(spec.name));
  if (free.length === 1) return free[0];
  return fail(
    field,
    `the name of one of ${list(specs)}`,
    `none, and ${free.length} are without another role`,
  );
};

const matchInput = (spec: TensorSpec, frontEnd: FrontEnd) => {
  checkFloat(spec, 'tensors.input');
  const window = [frontEnd.windowFrames, valuesPerFrame(frontEnd)];
  const [batch, ...shape] = spec.shape ?? [null, ...window];
  const fits = [window, [...window, 1]].find(
    (wanted) =>
      wanted.length === shape.length &&
      wanted.every((length, axis) => shape[axis] === null || shape[axis] === length),
  );
  if (!fits) {
    const expected = `[batch, ${window.join(', ')}] or [batch, ${window.join(', ')}, 1]`;
    fail(`tensors.input (${spec.name}).shape`, `${expected} as frontEnd makes it`, show(spec));
  }
  return { inputShape: fits as readonly number[], batch };
};

const matchOutput = (spec: TensorSpec, labels: readonly string[]): void => {
  checkFloat(spec, 'tensors.output');
  const count = spec.shape?.at(-1);
  if (spec.shape && spec.shape.length !== 2) {
    fail(`tensors.output (${spec.name}).shape`, `[batch, ${labels.length}]`, show(spec));
  }
  if (count !== null && count !== undefined && count !== labels.length) {
    fail('labels', `${count} labels, as output ${spec.name} has`, String(labels.length));
  }
};

const matchState = (
  { input, output }: { readonly input: string; readonly output: string },
  { inputs, outputs }: TfjsModel,
): StateTensor => {
  const into = named(inputs, input, 'tensors.states.input');
  const from = named(outputs, output, 'tensors.states.output');
  checkFloat(into, 'tensors.states.input');
  const rest = into.shape?.slice(1) ?? [null];
  if (rest.some((length) => length === null)) {
    fail(`tensors.states (${input}).shape`, 'lengths that are known', show(into));
  }
  if (from.shape && JSON.stringify(from.shape.slice(1)) !== JSON.stringify(rest)) {
    fail(`tensors.states (${output}).shape`, `that of input ${input}, ${show(into)}`, show(from));
  }
  const shape = rest as readonly number[];
  return { input, output, size: shape.reduce((size, length) => size * length, 1), shape };
};

/** Memory is stated in two places of the manifest, which must agree. */
const checkStateful = ({ stateful = false, tensors }: ModelManifest): void => {
  const states = tensors?.states ?? [];
  if (stateful && states.length === 0) {
    fail('tensors.states', 'at least one, as stateful is true', 'none');
  }
  if (!stateful && states.length > 0) {
    fail('stateful', 'true, as tensors.states names some', 'false');
  }
};

const checkAllFed = (model: TfjsModel, fed: readonly string[]): void => {
  const hungry = model.inputs.find(({ name }) => !fed.includes(name));
  if (!hungry) return;
  fail('tensors.constants', `a value for input ${hungry.name} (${hungry.dtype})`, 'none');
};

/** Finds what goes where. Fails with a `ModelError` that says which field does not fit, what was expected and what came. */
export const matchTensors = (
  model: TfjsModel,
  manifest: ModelManifest,
  frontEnd: FrontEnd,
): TensorRoles => {
  checkStateful(manifest);
  const { tensors = {}, labels } = manifest;
  const constants = Object.entries(tensors.constants ?? {}).map(([name, value]): ConstantTensor => {
    const { dtype } = named(model.inputs, name, 'tensors.constants');
    return { input: name, value, dtype };
  });
  const states = (tensors.states ?? []).map((state) => matchState(state, model));
  const stateOutputs = states.map(({ output }) => output);
  const others = [...constants, ...states].map((each) => each.input);
  const input = choose(model.inputs, others, tensors.input, 'tensors.input');
  const output = choose(model.outputs, stateOutputs, tensors.output, 'tensors.output');
  checkAllFed(model, [...others, input.name]);
  const window = matchInput(input, frontEnd);
  matchOutput(output, labels);
  return { input: input.name, output: output.name, states, constants, ...window };
};
