/** The learning rate after so many epochs; a part of an epoch counts too. */
export type LearningRate = (epochs: number) => number;

/** Halved every `everyEpochs` epochs: in one step (`staircase`) or a little with each batch (`smooth`). */
export const halvingRate = (
  start: number,
  everyEpochs: number,
  manner: 'staircase' | 'smooth',
): LearningRate =>
  manner === 'smooth'
    ? (epochs) => start * 0.5 ** (epochs / everyEpochs)
    : (epochs) => start * 0.5 ** Math.floor(epochs / everyEpochs);

/** Times `factor` after each epoch. */
export const fadingRate =
  (start: number, factor: number): LearningRate =>
  (epochs) =>
    start * factor ** Math.floor(epochs);

/** Always the same. */
export const constantRate =
  (rate: number): LearningRate =>
  () =>
    rate;
