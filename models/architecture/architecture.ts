import { z } from 'zod';

/** Sizes of the CNN+LSTM hybrid; `model.json` of each saved model, from which it is built again. */
export const architectureSchema = z.object({
  /** Filters of each 3×3 convolution block; each block halves time and frequency. */
  filters: z.array(z.number().int().positive()).min(1).max(5),
  /** Length of the CNN's description of one window. */
  embedding: z.number().int().positive(),
  /** LSTM cells. */
  lstmUnits: z.number().int().positive(),
  /** Share of inputs dropped before the dense layers while training. */
  dropout: z.number().min(0).max(0.9),
});

/** Sizes of the layers; enough to build the model again. */
export type Architecture = Readonly<z.infer<typeof architectureSchema>>;

/** The architecture trained unless told otherwise. */
export const defaultArchitecture: Architecture = {
  filters: [24, 48, 96, 128],
  embedding: 96,
  lstmUnits: 64,
  dropout: 0.4,
};
