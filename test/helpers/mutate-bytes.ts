import fc from 'fast-check';

/** One change of some bytes; `at` is in [0, 1]. */
export type Mutation =
  | { readonly act: 'overwrite'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly act: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly act: 'remove'; readonly at: number; readonly count: number }
  | { readonly act: 'repeat'; readonly at: number; readonly count: number };

/** Evenly: left to its bias, nearly all would fall on the first bytes, and nothing be decoded. */
const place = fc.noBias(fc.nat(1_000_000)).map((millionths) => millionths / 1_000_000);
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 16 }),
  fc.constantFrom(0, 0x7f, 0x80, 0xff).map((value) => new Uint8Array(64).fill(value)),
);
const count = fc.integer({ min: 1, max: 2000 });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ act: fc.constant('overwrite' as const), at: place, bytes }),
  fc.record({ act: fc.constant('insert' as const), at: place, bytes }),
  fc.record({ act: fc.constant('remove' as const), at: place, count }),
  fc.record({ act: fc.constant('repeat' as const), at: place, count }),
);

const apply = (whole: Uint8Array, change: Mutation): Uint8Array => {
  const at = Math.floor(change.at * whole.length);
  const [before, after] = [whole.subarray(0, at), whole.subarray(at)];
  if (change.act === 'remove') return Buffer.concat([before, after.subarray(change.count)]);
  if (change.act === 'insert') return Buffer.concat([before, change.bytes, after]);
  if (change.act === 'repeat') {
    return Buffer.concat([before, after.subarray(0, change.count), after]);
  }
  return Buffer.concat([before, change.bytes, after.subarray(change.bytes.length)]);
};

/** Up to twelve changes of real bytes; places are parts of the whole, so that they fit any file. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, {
  minLength: 1,
  maxLength: 12,
});

/** Overwrites, inserts, removes and repeats, one change after another. */
export const mutateBytes = (original: Uint8Array, changes: readonly Mutation[]): Uint8Array =>
  changes.reduce(apply, original);
