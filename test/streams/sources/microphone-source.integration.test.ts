import { spawn } from 'node:child_process';
import { concatMap, firstValueFrom, take, toArray } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSource, listDevices, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { eventsOfRun } from '../../../streams/sources/events-of-run.js';
import type { LiveEvent } from '../../../streams/sources/live-event.js';
import { askFfmpeg } from '../../../streams/sources/microphone/ask-ffmpeg.js';
import { captureWithFfmpeg } from '../../../streams/sources/microphone/capture-with-ffmpeg.js';
import { findDevice } from '../../../streams/sources/microphone/find-device.js';
import { captureChildrenOf } from '../../helpers/capture-children-of.js';
import { isAlive } from '../../helpers/children-of.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { hasNaudiodon } from '../../helpers/has-naudiodon.js';
import { makeSine } from '../../helpers/make-sine.js';
import { measureFrequency } from '../../helpers/measure-frequency.js';
import { needs } from '../../helpers/needs.js';
import { recordEvents } from '../../helpers/record-events.js';
import { startVirtualSoundCard, type VirtualSoundCard } from '../../helpers/virtual-sound-card.js';
import { waitUntil } from '../../helpers/wait-until.js';

const TONE_HZ = 1000;
const runnable = needs('pulseaudio', 'pactl', 'paplay', 'ps') && hasNaudiodon();

describe.skipIf(!runnable)('a microphone source and a virtual sound card', () => {
  let card: VirtualSoundCard;

  beforeAll(async () => {
    card = await startVirtualSoundCard();
    Object.entries(card.env).forEach(([name, value]) => vi.stubEnv(name, value));
    await card.play(encodeWav(makeSine(TONE_HZ, 44_100, 60), 44_100));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await card.stop();
  });

  it('lists the card among the devices, with one default', async () => {
    const devices = await listDevices();
    expect(devices.map(({ name }) => name)).toContain('pulse');
    expect(devices.filter((device) => device.default)).toHaveLength(1);
  });

  it('hears a tone at its frequency, and ends its child when nobody listens', async () => {
    const heard = recordEvents(createSource('microphone:pulse'));
    const samples = await heard.samples(3 * SAMPLE_RATE_HZ);
    const [child] = captureChildrenOf(process.pid);
    heard.stop();
    expect(measureFrequency(samples.slice(-SAMPLE_RATE_HZ), SAMPLE_RATE_HZ)).toBeCloseTo(
      TONE_HZ,
      0,
    );
    await waitUntil(() => !isAlive(child!));
  });

  it.skipIf(!needs('ffmpeg'))(
    'hears the tone with ffmpeg where naudiodon did not build',
    async () => {
      const devices = await askFfmpeg();
      const device = findDevice(devices, '');
      expect(device).toMatchObject({ id: 'stage.monitor', backend: 'ffmpeg (pulse)' });
      const capture = eventsOfRun<LiveEvent>((emit, signal) =>
        captureWithFfmpeg(device, emit, signal),
      );
      const pieces = capture.pipe(
        concatMap((event) => (event.kind === 'samples' ? Array.from(event.samples) : [])),
        take(3 * SAMPLE_RATE_HZ),
        toArray(),
      );
      const samples = Float32Array.from(await firstValueFrom(pieces));
      expect(measureFrequency(samples.slice(-SAMPLE_RATE_HZ), SAMPLE_RATE_HZ)).toBeCloseTo(
        TONE_HZ,
        0,
      );
    },
  );

  it('refuses an unknown device and names those there are', async () => {
    const heard = recordEvents(createSource('microphone:no such thing'));
    await expect(heard.next(({ kind }) => kind === 'audio')).rejects.toThrow(
      /expected one of .*"pulse".*, got "no such thing"/,
    );
  });

  it('leaves no child behind when its process is killed', async () => {
    const door = new URL('../../../dist/streams/index.js', import.meta.url).href;
    const program = `import { createSource } from '${door}';
      createSource('microphone:pulse').events().subscribe((event) => {
        if (event.kind === 'audio') process.stdout.write('.');
      });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const children = captureChildrenOf(parent.pid!);
    expect(children).toHaveLength(1);
    parent.kill('SIGKILL');
    await waitUntil(() => !isAlive(children[0]!));
  });
});
