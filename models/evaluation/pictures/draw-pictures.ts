import type { Figures } from '../figures.js';

/** Pictures of a model's figures, each a whole SVG file; legible on light and on dark ground. */
export type Pictures = {
  readonly confusion: string;
  readonly reliability: string;
  readonly listening: string;
};

/** Draws the pictures of some figures; `about` says of which model and clips they are. */
export const drawPictures = async (figures: Figures, about: string): Promise<Pictures> => {
  // Loaded when wanted: the plotting library takes longer to start than Earshot does.
  const [{ drawConfusion }, { drawReliability }, { drawListening }] = await Promise.all([
    import('./draw-confusion.js'),
    import('./draw-reliability.js'),
    import('./draw-listening.js'),
  ]);
  return {
    confusion: drawConfusion(figures, about),
    reliability: drawReliability(figures, about),
    listening: drawListening(figures, about),
  };
};
