import { z } from 'zod';
import { type FrontEnd, SAMPLE_RATE_HZ } from '../streams/index.js';

const count = (most: number) => z.number().int().min(1).max(most);

const compressionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('db'),
    leastPower: z.number().positive(),
    rangeDb: z.number().positive().nullable(),
  }),
  z.strictObject({
    kind: z.literal('log'),
    base: z.union([z.literal(10), z.literal('e')]),
    scale: z.number().positive(),
    shift: z.number().positive(),
  }),
  z.strictObject({ kind: z.literal('none') }),
]);

const fields = z.strictObject({
  id: z.string().min(1).max(100),
  sampleRateHz: z.number().int().min(4000).max(96_000),
  frameSamples: count(32_768).min(16),
  fftSize: count(32_768).refine((size) => Number.isInteger(Math.log2(size)), {
    message: 'expected a power of two',
  }),
  frameHopSamples: count(96_000),
  centred: z.boolean(),
  window: z.enum(['hann', 'hann-periodic', 'hamming', 'none']),
  spectrum: z.enum(['power', 'magnitude']),
  melBands: count(512),
  melScale: z.enum(['slaney', 'htk']),
  melNormalisation: z.enum(['area', 'none']),
  lowHz: z.number().min(0),
  highHz: z.number().positive(),
  compression: compressionSchema,
  coefficients: count(512).nullable(),
  levelRemoved: z.boolean(),
  dividedBy: z.number().positive(),
  windowFrames: count(10_000),
  windowHopFrames: count(10_000),
});

type Fields = z.infer<typeof fields>;
type Rule = {
  readonly path: keyof Fields;
  readonly broken: (frontEnd: Fields) => boolean;
  readonly says: (frontEnd: Fields) => string;
};

/** What one field allows another; sound above half of Earshot's own rate never reaches a front end. */
const rules: readonly Rule[] = [
  {
    path: 'frameSamples',
    broken: ({ frameSamples, fftSize }) => frameSamples > fftSize,
    says: ({ frameSamples, fftSize }) =>
      `expected at most fftSize (${fftSize}), received ${frameSamples}`,
  },
  {
    path: 'frameHopSamples',
    broken: ({ frameHopSamples, frameSamples }) => frameHopSamples > frameSamples,
    says: ({ frameHopSamples, frameSamples }) =>
      `expected at most frameSamples (${frameSamples}), received ${frameHopSamples}`,
  },
  {
    path: 'highHz',
    broken: ({ highHz, sampleRateHz }) => highHz > Math.min(sampleRateHz, SAMPLE_RATE_HZ) / 2,
    says: ({ highHz, sampleRateHz }) =>
      `expected at most ${Math.min(sampleRateHz, SAMPLE_RATE_HZ) / 2}, half of the lower of sampleRateHz and Earshot's own ${SAMPLE_RATE_HZ}, received ${highHz}`,
  },
  {
    path: 'lowHz',
    broken: ({ lowHz, highHz }) => lowHz >= highHz,
    says: ({ lowHz, highHz }) => `expected less than highHz (${highHz}), received ${lowHz}`,
  },
  {
    path: 'coefficients',
    broken: ({ coefficients, melBands }) => (coefficients ?? 0) > melBands,
    says: ({ coefficients, melBands }) =>
      `expected at most melBands (${melBands}), received ${coefficients}`,
  },
  {
    path: 'windowHopFrames',
    broken: ({ windowHopFrames, windowFrames }) => windowHopFrames > windowFrames,
    says: ({ windowHopFrames, windowFrames }) =>
      `expected at most windowFrames (${windowFrames}), received ${windowHopFrames}`,
  },
];

/** A front end as a manifest states it: every field, none besides, and none at odds with another. */
export const frontEndSchema: z.ZodType<FrontEnd> = fields.superRefine((frontEnd, context) => {
  for (const { path, broken, says } of rules) {
    if (broken(frontEnd)) {
      context.addIssue({ code: 'custom', path: [path], message: says(frontEnd) });
    }
  }
});
