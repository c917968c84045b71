// Live stations: how many are held, how late they are, what each costs.
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from './ask-child.mjs';
import { climbStations, narrowStations } from './find-most-stations.mjs';
import { fitLine } from './fit-line.mjs';
import { measureStep } from './measure-step.mjs';
import { startEarshot } from './start-earshot.mjs';
import { startIcecast } from './start-icecast.mjs';
import { stopChild } from './stop-child.mjs';

/** What feeds stations of a kind: real Icecast with MP3, or WAV from a process of ours. */
export const openFeed = {
  mp3: ({ mp3, folder }) => startIcecast(mp3, folder),
  pcm: async ({ mp3 }) => {
    const { child, answer } = await startChild('./pcm-server.mjs', mp3);
    const stop = () => stopChild(child);
    return { urlOf: (index) => `${answer.url}/${index}`, pids: () => [child.pid], stop };
  },
};

/** What `auto` gives a server that starts with many stations; here they come one by one. */
const THREADS = availableParallelism();

/** What is left of decoding WAV is done in the threads of stations. */
const DECODERS = { mp3: 'auto', pcm: 'wasm' };

/** Runs `job` with a server of one kind of stations, and leaves nothing running. */
export const withEarshot = async (kind, sound, job, { engine, decoder = DECODERS[kind] }) => {
  const feed = await openFeed[kind](sound);
  try {
    const earshot = await startEarshot(sound.folder, feed.urlOf, 1, {
      engine,
      decoder,
      threads: THREADS,
    });
    try {
      return await job(earshot, feed.pids);
    } finally {
      await earshot.stop();
    }
  } finally {
    await feed.stop();
  }
};

const LONGEST_WAIT_MS = 30_000;

/** Seconds from the start of the program to the first prediction at a client, less the window it is about. */
const startSeconds = async ({ ask, startedMs }, windowSeconds) => {
  for (let waitedMs = 0; waitedMs < LONGEST_WAIT_MS; waitedMs += 100) {
    const { firstSeenMs } = await ask('first');
    if (firstSeenMs !== undefined) return (firstSeenMs - startedMs) / 1000 - windowSeconds;
    await wait(100);
  }
  throw new Error('expected a prediction within 30 s of the start, none came');
};

const totalCores = ({ cores }) => cores.program + cores.decoders;

/** The lines through what was held: cores and bytes by stations. */
const fitCosts = (steps) => {
  const held = steps.filter((step) => step.held);
  if (held.length < 2) return undefined;
  return {
    cores: fitLine(held.map((step) => [step.stations, totalCores(step)])),
    bytes: fitLine(held.map((step) => [step.stations, step.shareBytes])),
  };
};

/** Twice what is held, and then half of it again, by one server: what is left of it while and after. */
const overload = (kind, sound, most, { engine }, measureIn) =>
  withEarshot(
    kind,
    sound,
    async (...fed) => ({
      twice: await measureIn(...fed, 2 * most),
      after: await measureIn(...fed, Math.round(most / 2)),
    }),
    { engine },
  );

/** Steps up until no more is held; then once more at four fifths of that, and at twice that. */
export const measureLive = async (kind, sound, plan, onStep) => {
  const { engine } = plan;
  const measureIn = async (earshot, feeders, stations) => {
    const step = await measureStep(earshot, stations, feeders, plan);
    onStep(kind, step);
    return step;
  };
  const climb = async (earshot, feeders) => {
    const started = await startSeconds(earshot, kind === 'pcm' ? plan.windowSeconds : 0);
    const up = await climbStations(plan.steps[kind], (stations) =>
      measureIn(earshot, feeders, stations),
    );
    return { startSeconds: started, ...up };
  };
  // One that was asked too much has much to make up for: each further step has a server of its own.
  const alone = (stations) =>
    withEarshot(kind, sound, (...fed) => measureIn(...fed, stations), { engine });
  const { startSeconds: start, ...up } = await withEarshot(kind, sound, climb, { engine });
  const { most, measured } = await narrowStations(up, plan.grain[kind], alone);
  const isWhole = plan.aroundLimit && most > 0;
  const eighty = isWhole ? await alone(Math.round(most * 0.8)) : undefined;
  const overloaded = isWhole ? await overload(kind, sound, most, plan, measureIn) : undefined;
  return {
    kind,
    startSeconds: start,
    most,
    steps: measured,
    eighty,
    overloaded,
    fits: fitCosts(measured),
  };
};
