import { describe, expect, it } from 'vitest';
import type { Descriptors, Fusion } from '../../../src/protocol/index.js';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

const DESCRIPTORS: Descriptors = {
  danceability: 0.61,
  energy: 0.82,
  speechiness: 0.04,
  instrumentalness: 0.5,
  loudnessLufs: -14.23,
  tempoBpm: 127.6,
  key: 'F# minor',
  keyConfidence: 0.4,
};
const FUSION: Fusion = ['jazz', 'blues'];

const fusedAt = (step: number) => {
  const prediction = makeUpPrediction('jazz', step, Date.now() - 60_000 + step * 1000);
  const smoothed = { ...prediction.smoothed, jazz: 0.44, blues: 0.38 };
  return { ...prediction, smoothed, fusion: FUSION, descriptors: DESCRIPTORS };
};

describe.skipIf(!findBrowser())('descriptors on the web page', { timeout: 60_000 }, () => {
  const { serve, open } = useWebPage();

  it('are bars with their values and their course, and what is not known is left out', async () => {
    const server = await serve();
    const { page, problems } = await open(addressOf(server, '/station/jazz'));
    await shows(page, 'connected');
    server.hub.publish('jazz', makeUpPrediction('jazz', 1, Date.now() - 60_000));
    await page.locator('.now strong', { hasText: 'jazz' }).waitFor();
    const panel = page.getByRole('region', { name: 'Descriptors' });
    expect(await panel.count()).toBe(0);
    for (let step = 2; step < 30; step += 1) server.hub.publish('jazz', fusedAt(step));
    await panel.waitFor();
    const bars = panel.locator('.bars li');
    expect((await bars.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'danceability 61 %',
      'energy 82 %',
      'speechiness 4 %',
      'instrumentalness 50 %',
    ]);
    const energy = bars.filter({ hasText: 'energy' });
    expect(await energy.locator('.smoothed').getAttribute('style')).toContain('scaleX(0.82)');
    const course = () => energy.locator('path').getAttribute('d');
    await expect.poll(async () => (await course())?.split('L').length).toBe(28);
    const facts = (await panel.locator('dl').innerText()).replace(/\s+/g, ' ');
    expect(facts).toContain('loudness, last 3 s -14.2 LUFS');
    expect(facts).toContain('tempo 128 bpm');
    expect(facts).toContain('key F# minor (40 %)');
    expect(facts).not.toContain('loudness, whole');
    expect(problems).toEqual([]);
  });

  it('a fusion is named by both genres on the wall, the page of the station and the stage', async () => {
    const server = await serve();
    server.hub.publish('jazz', fusedAt(1));
    const what = { label: 'jazz', fusion: FUSION, startSeconds: 1, meanConfidence: 0.4 };
    const wallTimeMs = Date.now();
    server.hub.publish('jazz', { type: 'detection', event: 'began', ...what, wallTimeMs });
    const { page, problems } = await open(addressOf(server));
    const tile = page.locator('[data-station="jazz"]');
    await tile.locator('strong', { hasText: 'jazz / blues' }).waitFor();
    await tile.getByText('44 % / 38 %').waitFor();
    await tile.locator('a').click();
    await page.locator('.now strong', { hasText: 'jazz / blues' }).waitFor();
    await page.locator('tr', { hasText: 'jazz / blues' }).getByText('now').waitFor();
    await page.locator('canvas.chart[data-steps="1"]').waitFor();
    // What the server tells of the past are means, which have none.
    server.hub.publish('jazz', fusedAt(40));
    await page.locator('canvas.chart[data-steps="2"]').waitFor();
    await page.locator('figure').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.locator('.readout strong', { hasText: 'jazz / blues' }).waitFor();
    await page.getByRole('link', { name: 'Stage' }).click();
    await page.locator('canvas[aria-label="jazz: jazz / blues"]').waitFor();
    expect(problems).toEqual([]);
  });
});
