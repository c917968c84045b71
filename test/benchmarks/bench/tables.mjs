// The tables of docs/BENCHMARKS.md.
import { WINDOWS_PER_SECOND } from './measure-step.mjs';

const STAGES = {
  decode: 'decode MP3 by ffmpeg, to mono at 22,050 Hz',
  decodeWasm: 'decode MP3 by WebAssembly, to mono at 22,050 Hz',
  resample: 'resample 44,100 to 22,050 Hz (part of the line above)',
  features: 'features',
  featuresWithMeasures: '… with loudness, tempo and key',
  inference: 'genre model, one station',
  inferenceBatch32: 'genre model, 32 stations a call',
  soundKinds: 'model of music, speech and noise, one station',
  soundKindsBatch32: '… 32 stations a call',
  smoothing: 'smoothing, state, detections',
  publish: 'publish: message, hub, frame',
  whole: 'whole: MP3 file to detections',
  wholeAsLive: '… with loudness, tempo, key and alarms, as a live station',
};

const KINDS = { mp3: 'MP3 128 kb/s, Icecast', pcm: 'WAV' };
const round = (value) => Math.round(value).toLocaleString('en-GB');
const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(1);

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const stages = ({ microsecondsPerAudioSecond, realTimeFactor, twoCoresRealTimeFactor = {} }) =>
  table(
    ['stage', 'µs for a second of sound', '× real time, one core', 'two cores'],
    Object.entries(microsecondsPerAudioSecond).map(([name, each]) => [
      STAGES[name],
      round(each),
      round(realTimeFactor[name]),
      twoCoresRealTimeFactor[name] ? round(twoCoresRealTimeFactor[name]) : '',
    ]),
  );

const stepCells = ({ stations, held, p50, p95, p99, cores, lagMs, shareBytes }) => [
  round(stations),
  held ? 'yes' : 'no',
  ...[p50, p95, p99].map(round),
  (cores.program + cores.decoders).toFixed(2),
  cores.feeders.toFixed(2),
  cores.others.toFixed(2),
  round(lagMs),
  mebibytes(shareBytes),
];

const STEP_HEADS = [
  'stations',
  'held',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'cores, Earshot and decoders',
  'cores, feeders',
  'cores, others on the machine',
  'event loop p99 ms',
  'MiB in all',
];

const steps = ({ live }) =>
  table(
    ['sound', ...STEP_HEADS],
    Object.values(live).flatMap(({ kind, steps: all, eighty }) => [
      ...all.map((step) => [KINDS[kind], ...stepCells(step)]),
      ...(eighty ? [[`${KINDS[kind]}, four fifths`, ...stepCells(eighty)]] : []),
    ]),
  );

const inHundred = (windows, { seconds }) => round((100 * windows) / (seconds * WINDOWS_PER_SECOND));

const overloadCells = (step) => [
  round(step.stations),
  `${inHundred(step.fewest, step)} to ${inHundred(step.greatest, step)}`,
  round(step.dropped),
  ...[step.p50, step.p99, step.lagMs].map(round),
];

const overload = ({ live }) =>
  table(
    [
      'sound',
      'stations',
      'of a hundred windows judged, by station',
      'windows dropped',
      'p50 ms',
      'p99 ms',
      'event loop p99 ms',
    ],
    Object.values(live).flatMap(({ kind, overloaded }) =>
      overloaded
        ? [
            [`${KINDS[kind]}, twice what is held`, ...overloadCells(overloaded.twice)],
            [`${KINDS[kind]}, then half of it`, ...overloadCells(overloaded.after)],
          ]
        : [],
    ),
  );

const costs = ({ live }) =>
  table(
    [
      'sound',
      'stations held',
      'CPU of one station, ms a second',
      'R²',
      'MiB of one station',
      'R²',
      'start, s',
    ],
    Object.values(live).map(({ kind, most, fits, startSeconds }) => [
      KINDS[kind],
      round(most),
      ...(fits
        ? [
            (fits.cores.slope * 1000).toFixed(2),
            fits.cores.r2.toFixed(3),
            mebibytes(fits.bytes.slope),
            fits.bytes.r2.toFixed(3),
          ]
        : ['', '', '', '']),
      startSeconds.toFixed(1),
    ]),
  );

const decoders = ({ decoders: found }) =>
  table(
    ['decoder', ...STEP_HEADS],
    found.map((step) => [step.decoder, ...stepCells(step)]),
  );

const peers = ({ peers: found }) =>
  table(
    ['who', 'what', 'µs for a second of sound', '× real time, one core'],
    Object.entries(found).map(([name, { does, microseconds, realTimeFactor, skipped }]) => [
      name,
      does,
      microseconds ? round(microseconds) : `skipped: ${skipped}`,
      realTimeFactor ? round(realTimeFactor) : '',
    ]),
  );

const machine = ({ machine: { cpu, cores, node }, engine, decoder, model, sound }) =>
  `Measured on ${cores} cores of ${cpu}, Node ${node}, engine ${engine}, decoder ${decoder}, model ${model.name} ${model.hash}, on ${sound}.`;

const engines = (reports) =>
  table(
    [
      'engine',
      'genre model, µs a window: alone / of 32',
      'file, × real time on one core',
      'stations held: MP3 / WAV',
      'CPU of a station, ms a second: MP3 / WAV',
      'p99 at four fifths, ms: MP3 / WAV',
    ],
    reports.map(({ engine, microsecondsPerAudioSecond: costs, realTimeFactor, live }) => {
      const both = (of) => [live.mp3, live.pcm].map((each) => (each ? of(each) : '–')).join(' / ');
      return [
        engine,
        `${round(costs.inference)} / ${round(costs.inferenceBatch32)}`,
        round(realTimeFactor.whole),
        both(({ most }) => round(most)),
        both(({ fits }) => (fits ? (fits.cores.slope * 1000).toFixed(2) : '–')),
        both(({ eighty }) => (eighty ? round(eighty.p99) : '–')),
      ];
    }),
  );

/** Name and text of each table: of one report, and of those of all engines beside each other. */
export const makeTables = (report, reports) => ({
  machine: machine(report),
  stages: stages(report),
  costs: costs(report),
  overload: overload(report),
  steps: steps(report),
  ...(report.decoders.length > 0 && { decoders: decoders(report) }),
  peers: peers(report),
  engines: engines(reports),
});
