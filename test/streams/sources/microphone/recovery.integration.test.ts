import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import type { AudioSource } from '../../../../streams/sources/audio-source.js';
import { eventsOfRun } from '../../../../streams/sources/events-of-run.js';
import type { LiveEvent } from '../../../../streams/sources/live-event.js';
import { askFfmpeg } from '../../../../streams/sources/microphone/ask-ffmpeg.js';
import { captureWithFfmpeg } from '../../../../streams/sources/microphone/capture-with-ffmpeg.js';
import { findDevice } from '../../../../streams/sources/microphone/find-device.js';
import { createMicrophoneSource } from '../../../../streams/sources/microphone-source.js';
import { supervise } from '../../../../streams/sources/supervise/supervise.js';
import { isAlive } from '../../../helpers/children-of.js';
import { captureChildrenOf } from '../../../helpers/capture-children-of.js';
import { encodeWav } from '../../../helpers/encode-wav.js';
import { hasNaudiodon } from '../../../helpers/has-naudiodon.js';
import { makeSine } from '../../../helpers/make-sine.js';
import { measureFrequency } from '../../../helpers/measure-frequency.js';
import { needs } from '../../../helpers/needs.js';
import { recordEvents, type Recording } from '../../../helpers/record-events.js';
import { report } from '../../../helpers/report.js';
import {
  startVirtualSoundCard,
  type VirtualSoundCard,
} from '../../../helpers/virtual-sound-card.js';
import { waitUntil } from '../../../helpers/wait-until.js';

const TONE_HZ = 1000;
/** As in the program, but a stall is called one after a second, so that the tests need not wait. */
const WATCHDOG = { firstAudioMs: 8000, stalledAfterMs: 1000, abandonAfterMs: 1000 };
const OPTIONS = { watchdog: WATCHDOG, random: () => 0.999 };

/** The capture with ffmpeg, supervised as the microphone is where naudiodon did not build. */
const ffmpegSource = (): AudioSource => {
  const attempt = () =>
    eventsOfRun<LiveEvent>(async (emit, signal) =>
      captureWithFfmpeg(findDevice(await askFfmpeg(signal), ''), emit, signal),
    );
  const supervised = { name: 'microphone', watchdog: WATCHDOG };
  return {
    uri: 'microphone:',
    live: true,
    events: () => supervise(attempt, supervised, OPTIONS),
  };
};

const statuses = ({ events }: Recording): readonly string[] =>
  events.flatMap((event) => (event.kind === 'status' ? [`${event.state}: ${event.reason}`] : []));

const runnable = needs('pulseaudio', 'pactl', 'paplay', 'ps', 'ffmpeg') && hasNaudiodon();

describe.skipIf(!runnable)('a microphone whose surroundings die', () => {
  let card: VirtualSoundCard;
  let heard: Recording | undefined;

  beforeEach(async () => {
    card = await startVirtualSoundCard();
    Object.entries(card.env).forEach(([name, value]) => vi.stubEnv(name, value));
    await card.play(encodeWav(makeSine(TONE_HZ, 44_100, 60), 44_100));
  });
  afterEach(async () => {
    heard?.stop();
    vi.unstubAllEnvs();
    await card.stop();
    await waitUntil(() => captureChildrenOf(process.pid).length === 0);
  });

  const reach = (recording: Recording, state: string, from = 0) =>
    recording.next((event) => event.kind === 'status' && event.state === state, from);

  const expectToneAgain = async (recording: Recording, from: number): Promise<void> => {
    await reach(recording, 'running', from);
    const samples = await recording.samples(2 * SAMPLE_RATE_HZ, from);
    const end = samples.slice(-SAMPLE_RATE_HZ);
    expect(measureFrequency(end, SAMPLE_RATE_HZ)).toBeCloseTo(TONE_HZ, 0);
    const first = recording.events.slice(from).find(({ kind }) => kind === 'audio');
    expect(first).toMatchObject({ chunk: { interrupted: true } });
  };

  it.each([
    ['naudiodon', () => createMicrophoneSource('pulse', OPTIONS)],
    ['ffmpeg', ffmpegSource],
  ])('hears again by %s after PulseAudio was killed and restarted', async (name, open) => {
    heard = recordEvents(open());
    await heard.samples(SAMPLE_RATE_HZ);
    const killed = heard.events.length;
    await card.kill();
    await reach(heard, 'backoff', killed);
    // Without a server there is no device: that too is said, and gone on from.
    const gone = (event: { kind: string; reason?: string }): boolean =>
      /found none|it was heard before/.test(event.reason ?? '');
    await heard.next(gone, killed);
    const restarted = heard.events.length;
    const startMs = performance.now();
    await card.restart();
    await expectToneAgain(heard, restarted);
    report(`${name}: a tone again ${((performance.now() - startMs) / 1000).toFixed(1)} s later`);
    expect(statuses(heard).length).toBeLessThanOrEqual(8);
  });

  it.each(['SIGKILL', 'SIGSEGV'] as const)(
    'starts another capture program when one ends by %s, and is not harmed itself',
    async (signal) => {
      heard = recordEvents(createMicrophoneSource('pulse', OPTIONS));
      await heard.samples(SAMPLE_RATE_HZ / 2);
      const [child = 0] = captureChildrenOf(process.pid);
      const killed = heard.events.length;
      // naudiodon's handler lets the first fault pass; a true one comes again at once.
      await waitUntil(() => !isAlive(child) || !process.kill(child, signal));
      const said = await reach(heard, 'backoff', killed);
      const words = `the capture program was ended by ${signal}`;
      expect(said).toMatchObject({ reason: expect.stringContaining(words) });
      await expectToneAgain(heard, heard.events.indexOf(said));
    },
  );

  it('starts another capture program when one is stuck', async () => {
    heard = recordEvents(createMicrophoneSource('pulse', OPTIONS));
    await heard.samples(SAMPLE_RATE_HZ / 2);
    const [child] = captureChildrenOf(process.pid);
    const stopped = heard.events.length;
    process.kill(child!, 'SIGSTOP');
    await reach(heard, 'stalled', stopped);
    await expectToneAgain(heard, stopped);
    expect(captureChildrenOf(process.pid)).not.toContain(child);
  });
});
