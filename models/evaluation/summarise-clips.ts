import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../streams/index.js';
import type { AccuracyAfter, Figures, WrongClip } from './figures.js';
import type { HeardClip } from './hear-clips.js';
import {
  calibrationBins,
  calibrationError,
  confusionMatrix,
  type Judgement,
  logLoss,
  scoreLabels,
  wilsonInterval,
} from './metrics.js';

/** Listening is followed for so long at most. */
const LONGEST_SECONDS = 30;
const NAMED_SECONDS = 10;
const WRONG_CLIPS_KEPT = 12;

/** When the window of this index has been heard, to the nearest second: 3, 4, 5, … */
const heardSeconds = (window: number): number => {
  const frames = FEATURE_SET.windowFrames + window * FEATURE_SET.windowHopFrames;
  return Math.round((frames * FEATURE_SET.frameHopSamples) / SAMPLE_RATE_HZ);
};

const windowsWithin = (seconds: number): number => {
  let windows = 1;
  while (heardSeconds(windows) <= seconds) windows++;
  return windows;
};

const judge = ({ truth, probabilities, soFar }: HeardClip): Judgement => {
  const judged = soFar[soFar.length - 1];
  return { truth, judged, confidence: probabilities[judged] };
};

const shareOf = (hits: number, clips: number) => ({
  clips,
  accuracy: hits / clips,
  interval95: wilsonInterval(hits, clips),
});

const hearOneWindow = (heard: readonly HeardClip[]): Figures['oneWindow'] => {
  const shares = heard.map(
    ({ truth, alone }) => alone.filter((judged) => judged === truth).length / alone.length,
  );
  const windows = heard.reduce((sum, { alone }) => sum + alone.length, 0);
  const hits = shares.reduce((sum, share) => sum + share, 0);
  return { ...shareOf(hits, heard.length), windows };
};

const followListening = (heard: readonly HeardClip[]): AccuracyAfter[] => {
  const longest = Math.max(...heard.map(({ soFar }) => soFar.length));
  const lastSeconds = Math.min(LONGEST_SECONDS, heardSeconds(longest - 1) + 1);
  const first = heardSeconds(0);
  return Array.from({ length: lastSeconds - first + 1 }, (_, index) => {
    const windows = windowsWithin(first + index);
    const hits = heard.filter(
      ({ truth, soFar }) => soFar[Math.min(windows, soFar.length) - 1] === truth,
    );
    return { seconds: first + index, ...shareOf(hits.length, heard.length) };
  });
};

const findWrong = (heard: readonly HeardClip[], labels: readonly string[]): WrongClip[] =>
  heard
    .map((clip) => ({ clip, ...judge(clip) }))
    .filter(({ truth, judged }) => truth !== judged)
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, WRONG_CLIPS_KEPT)
    .map(({ clip, truth, judged, confidence }) => ({
      clip: clip.name,
      truth: labels[truth],
      judged: labels[judged],
      confidence,
    }));

const meanF1 = (scores: readonly { readonly f1: number; readonly clips: number }[]): number => {
  const present = scores.filter(({ clips }) => clips > 0);
  return present.reduce((sum, { f1 }) => sum + f1, 0) / present.length;
};

/** All figures of clips that were heard, at least one; `labels` are those that the indices mean. */
export const summariseClips = (heard: readonly HeardClip[], labels: readonly string[]): Figures => {
  const judgements = heard.map(judge);
  const confusion = confusionMatrix(judgements, labels.length);
  const scores = scoreLabels(confusion);
  const bins = calibrationBins(judgements);
  const listening = followListening(heard);
  const hits = judgements.filter(({ truth, judged }) => truth === judged).length;
  return {
    ...shareOf(hits, judgements.length),
    macroF1: meanF1(scores),
    perGenre: Object.fromEntries(labels.map((label, index) => [label, scores[index]])),
    confusion,
    calibration: { ece: calibrationError(bins), bins },
    logLoss: logLoss(heard),
    oneWindow: hearOneWindow(heard),
    afterTenSeconds: listening.find(({ seconds }) => seconds === NAMED_SECONDS),
    listening,
    wrong: findWrong(heard, labels),
  };
};
