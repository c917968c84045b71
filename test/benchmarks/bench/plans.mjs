import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';

const { windowFrames, frameHopSamples } = FEATURE_SET;
const windowSeconds = (windowFrames * frameHopSamples) / SAMPLE_RATE_HZ;

/** All of it, in about twenty minutes. */
export const FULL = {
  quick: false,
  soundSeconds: 120,
  rounds: 5,
  settleSeconds: 12,
  seconds: 20,
  steps: {
    mp3: [1, 25, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 600, 700, 800],
    pcm: [1, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000],
  },
  grain: { mp3: 25, pcm: 50 },
  aroundLimit: true,
  decoderStations: [10, 300],
  windowSeconds,
};

/** A glance in less than 45 s: no limit is sought. */
export const QUICK = {
  quick: true,
  soundSeconds: 30,
  rounds: 1,
  settleSeconds: 2,
  seconds: 3,
  steps: { mp3: [1, 20], pcm: [1, 20] },
  grain: { mp3: 20, pcm: 20 },
  aroundLimit: false,
  decoderStations: [],
  peers: ['meyda', 'ffmpeg'],
  windowSeconds,
};
