import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { predictionSchema } from '../../../src/protocol/index.js';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { renderSynthetic } from '../../../streams/sources/synthetic/render-synthetic.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { needs } from '../../helpers/needs.js';
import { runEarshot } from '../../helpers/run-earshot.js';
import { startVirtualSoundCard, type VirtualSoundCard } from '../../helpers/virtual-sound-card.js';

describe.skipIf(!needs('pulseaudio', 'pactl', 'paplay'))('earshot listen microphone:', () => {
  let card: VirtualSoundCard;
  beforeAll(async () => {
    card = await startVirtualSoundCard();
    await card.play(encodeWav(renderSynthetic('jazz', 20), SAMPLE_RATE_HZ));
  });
  afterAll(() => card.stop());

  test(
    'hears what the sound card plays, and leaves nothing running',
    { timeout: 60_000 },
    async () => {
      const args = ['listen', 'microphone:', '--json', '--for', '12', '--port', '0'];
      const run = await runEarshot(args, card.env);
      expect(run).toMatchObject({ code: 0, leftRunning: false });
      const predictions = run.stdout
        .trim()
        .split('\n')
        .map((line) => predictionSchema.parse(JSON.parse(line)));
      expect(predictions.length).toBeGreaterThan(3);
      expect(Math.max(...predictions.map(({ level }) => level.rmsDb))).toBeGreaterThan(-40);
    },
  );

  test('says which devices there are when asked for another', async () => {
    const run = await runEarshot(
      ['listen', 'microphone:nonsense', '--json', '--port', '0'],
      card.env,
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^earshot: .*nonsense/m);
    expect(run.leftRunning).toBe(false);
  });
});
