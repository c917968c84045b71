import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { mixToMono } from '../decode/mix-to-mono.js';
import { createResampler } from '../decode/resample.js';
import type { CaptureMessage } from './capture-message.js';
import { loadNaudiodon, type Naudiodon } from './naudiodon.js';
import { queueBlocks } from './queue-blocks.js';
import { readDevices } from './read-devices.js';
import { readInterleaved } from './read-interleaved.js';

/** About five seconds. */
const MOST_WAITING_BLOCKS = 100;
const BLOCK_BYTES = 16_384;
const MOST_CHANNELS = 2;

const tell = (message: CaptureMessage, done: () => void = () => undefined): void => {
  process.send?.(message, undefined, undefined, done);
};

const tellFailure = (error: unknown): void =>
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });

const capture = (naudiodon: Naudiodon, id: string): void => {
  const device = readDevices(naudiodon).find((candidate) => candidate.id === id);
  if (device === undefined) return tellFailure(`device ${id} is gone`);
  const channelCount = Math.min(MOST_CHANNELS, device.inputs);
  const resampler = createResampler(device.sampleRateHz, SAMPLE_RATE_HZ);
  const queue = queueBlocks(
    (samples, droppedBlocks, done) => tell({ kind: 'samples', samples, droppedBlocks }, done),
    MOST_WAITING_BLOCKS,
  );
  const input = naudiodon.AudioIO({
    inOptions: {
      deviceId: Number(id),
      channelCount,
      sampleRate: device.sampleRateHz,
      sampleFormat: naudiodon.SampleFormatFloat32,
      highwaterMark: BLOCK_BYTES,
      // An overflow would else end the stream.
      closeOnError: false,
    },
  });
  input.on('data', (bytes: Buffer) =>
    queue.push(resampler.push(mixToMono(readInterleaved(bytes, channelCount)))),
  );
  input.on('error', tellFailure);
  input.on('end', () => tellFailure('the device ended its stream'));
  input.start();
};

const run = (): void => {
  // Nobody listens any more, perhaps because the parent was killed. PortAudio may hang on an orderly end.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  let naudiodon: Naudiodon;
  try {
    naudiodon = loadNaudiodon();
  } catch {
    return tell({ kind: 'no-naudiodon' });
  }
  try {
    const id = process.argv[2];
    if (id === undefined) tell({ kind: 'devices', devices: readDevices(naudiodon) });
    else capture(naudiodon, id);
  } catch (error) {
    tellFailure(error);
  }
};

run();
