import { setTimeout as wait } from 'node:timers/promises';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';
import {
  cpuSeconds,
  descendantsOf,
  machineSeconds,
  memoryBytes,
  residentBytes,
} from './read-process.mjs';

const { frameHopSamples, windowHopFrames } = FEATURE_SET;
/** One each hop. */
export const WINDOWS_PER_SECOND = SAMPLE_RATE_HZ / (frameHopSamples * windowHopFrames);
const LEAST_RATE = 0.97;
const GREATEST_P99_MS = 1000;

const sum = (values) => values.reduce((total, value) => total + value, 0);

/** CPU seconds so far of the program, its decoders, those who feed it, and the client. */
const readCpu = ({ pid, watcherPid }, feeders) => ({
  program: cpuSeconds(pid),
  decoders: sum(descendantsOf(pid).map((child) => cpuSeconds(child))),
  feeders: sum(feeders().map((each) => cpuSeconds(each))),
  client: cpuSeconds(watcherPid),
  machine: machineSeconds(),
});

/** What others took is what the machine did beside all of ours. */
const withOthers = ({ machine, ...ours }) => ({
  ...ours,
  others: Math.max(0, machine - sum(Object.values(ours))),
});

/** Who is let in at once brings a burst of some seconds each, which has to be heard first. */
const SETTLE_SECONDS_OF_ONE = 0.05;

const readMemory = ({ pid }) => {
  const children = descendantsOf(pid);
  return {
    residentBytes: sum([pid, ...children].map(residentBytes)),
    shareBytes: sum([pid, ...children].map(memoryBytes)),
    processes: 1 + children.length,
  };
};

const perSecond = (before, after, seconds) =>
  Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, (value - before[name]) / seconds]),
  );

/** Held: every station is heard in its time, nothing was dropped, and nothing came a second late. */
const isHeld = ({ stations, heard, dropped, leastRate, p99 }) =>
  heard === stations && dropped === 0 && leastRate >= LEAST_RATE && p99 < GREATEST_P99_MS;

/**
 * What so many stations cost and how late they are, after `settleSeconds`. `cores` are CPU seconds a second;
 * `leastRate` is of the slowest station, 1 for one window a hop, less one that may lie at the edge.
 */
export const measureStep = async (earshot, stations, feeders, { settleSeconds, seconds }) => {
  const added = earshot.setStations(stations);
  await wait((settleSeconds + Math.max(0, added) * SETTLE_SECONDS_OF_ONE) * 1000);
  await earshot.lagSeconds();
  const before = readCpu(earshot, feeders);
  await earshot.ask('measure');
  await wait(seconds * 1000);
  const seen = await earshot.ask('report');
  const cores = withOthers(perSecond(before, readCpu(earshot, feeders), seen.seconds));
  const wanted = seen.seconds * WINDOWS_PER_SECOND;
  const found = {
    stations,
    ...seen,
    rate: seen.predictions / stations / wanted,
    leastRate: Math.min(1, (seen.fewest + 1) / wanted),
    cores,
    lagMs: (await earshot.lagSeconds()) * 1000,
    ...readMemory(earshot),
  };
  return { ...found, held: isHeld(found) };
};
