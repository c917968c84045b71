import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { styleGenres } from '../../../dashboards/shared/genre-style.js';
import { LABELS } from '../../../models/labels.js';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import type { MadeUpServer } from '../../helpers/serve-made-up-stations.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

/** What was played until so many seconds ago, the oldest first. */
const PROGRAMME = [
  [7200, 'metal'],
  [1800, 'pop'],
  [300, 'rock'],
  [60, 'blues'],
  [0, 'jazz'],
] as const;
const SIX_HOURS = 6 * 3600;
/** Middle of the strip, and of the level, above the lower edge of the graph. */
const STRIP_PX = 97;
const LEVEL_PX = 30;

const playSixHours = ({ hub }: MadeUpServer, endMs: number): void => {
  for (let ago = SIX_HOURS; ago >= 0; ago -= 1) {
    const genre = PROGRAMME.find(([untilAgo]) => ago > untilAgo)?.[1] ?? 'jazz';
    hub.publish('jazz', makeUpPrediction(genre, SIX_HOURS - ago, endMs - ago * 1000));
  }
};

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Colour of the graph at a share of its width and so many pixels above its lower edge. */
const colourAt = (page: Page, share: number, abovePx: number): Promise<Colour> =>
  page.evaluate(`(() => {
    const canvas = document.querySelector('canvas.chart');
    const x = Math.round(canvas.width * ${share});
    return [...canvas.getContext('2d').getImageData(x, canvas.height - ${abovePx}, 1, 1).data];
  })()`);

const distance = (wanted: string, [red, green, blue]: Colour): number => {
  const value = Number.parseInt(wanted.slice(1), 16);
  return Math.hypot((value >> 16) - red, ((value >> 8) & 255) - green, (value & 255) - blue);
};

/** The genre that the strip shows at a share of its width, by its colour. */
const genreAt = (page: Page, share: number) => async (): Promise<string | undefined> => {
  const colour = await colourAt(page, share, STRIP_PX);
  const styles = [...styleGenres(LABELS)];
  return styles.find(([, style]) => distance(style.colour, colour) < 5)?.[0];
};

/** How much is written below the strip. */
const inkOfTitles = (page: Page) => (): Promise<number> =>
  page.evaluate(`(() => {
    const canvas = document.querySelector('canvas.chart');
    const rows = canvas.getContext('2d').getImageData(0, canvas.height - 88, canvas.width, 18);
    return rows.data.filter((value, at) => at % 4 === 3 && value > 100).length;
  })()`);
const stepsOf = (page: Page) => async (): Promise<number> =>
  Number(await page.locator('canvas.chart').getAttribute('data-steps'));

describe.skipIf(!findBrowser())('the graph of a station in Chromium', { timeout: 90_000 }, () => {
  const { serve, open } = useWebPage();

  const openHeard = async (seconds: number) => {
    const server = await serve();
    const startMs = Math.floor(Date.now() / 1000 - seconds) * 1000;
    const { page, problems } = await open(addressOf(server, '/station/jazz'));
    await shows(page, 'connected');
    const hear = (step: number, genre: 'jazz' | 'metal' = 'jazz'): void => {
      server.hub.publish('jazz', makeUpPrediction(genre, step, startMs + step * 1000));
    };
    for (let step = 0; step < seconds; step += 1) {
      hear(step);
      // The server leaves predictions out for a client that cannot follow.
      if (step % 60 === 59) await expect.poll(stepsOf(page)).toBe(step + 1);
    }
    return { page, problems, startMs, hear, server };
  };

  it('tells by pointer and by keyboard what was heard at a moment', async () => {
    const { page, problems, startMs } = await openHeard(240);
    const readout = page.locator('.readout');
    await shows(page, 'Point at the graph');
    /** Compares what is shown with what was heard at the time that it names. */
    const isRight = async (): Promise<void> => {
      const text = await readout.innerText();
      const [, clock = ''] = /(\d\d:\d\d:\d\d) jazz/.exec(text) ?? [];
      const second = Array.from({ length: 240 }, (_, step) => step).find((step) =>
        new Date(startMs + step * 1000).toString().includes(clock),
      );
      const { smoothed, level } = makeUpPrediction('jazz', second ?? -1, 0);
      expect(text).toContain(`jazz ${Math.round((smoothed.jazz ?? 0) * 100)} %`);
      expect(text).toContain(`${level.rmsDb.toFixed(1)} dB`);
    };
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('canvas.chart').hover({ position: { x: 500, y: 60 } });
    await readout.locator('strong', { hasText: 'jazz' }).waitFor();
    await isRight();
    const pointed = await readout.innerText();
    await page.locator('figure').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => readout.innerText()).not.toBe(pointed);
    await isRight();
    await page.keyboard.press('Escape');
    await shows(page, 'Point at the graph');
    expect(problems).toEqual([]);
  });

  it('stands still while it is paused, goes on when told, and is scrolled by keyboard', async () => {
    const { page, problems, hear } = await openHeard(240);
    const slider = page.getByRole('slider', { name: 'Scroll back' });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go live' }).waitFor();
    for (let step = 240; step < 260; step += 1) hear(step, 'metal');
    await expect.poll(stepsOf(page)).toBe(260);
    const until = await slider.getAttribute('aria-valuetext');
    expect(await genreAt(page, 0.9)()).toBe('jazz');
    await page.locator('figure').focus();
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await expect.poll(genreAt(page, 0.9)).toBe('metal');
    expect(until).toMatch(/^until \d\d:/);
    await slider.focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^until \d\d:/);
    await page.keyboard.press('End');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('live');
    expect(problems).toEqual([]);
  });

  it('shows from sixty seconds to six hours of what the server heard before', async () => {
    const server = await serve();
    const endMs = Date.now();
    playSixHours(server, endMs);
    const { page, problems } = await open(addressOf(server, '/station/jazz'));
    await expect.poll(stepsOf(page)).toBeGreaterThan(2100);
    const choices = ['60 s', '5 min', '30 min', '2 h', '6 h'];
    for (const [at, genre] of PROGRAMME.map(([, each]) => each)
      .toReversed()
      .entries()) {
      await page.getByRole('button', { name: choices[at] ?? '', exact: true }).click();
      await expect.poll(genreAt(page, 0.3)).toBe(genre);
    }
    await page.getByRole('button', { name: '5 min' }).click();
    await page.locator('figure').focus();
    await page.keyboard.press('Home');
    await expect.poll(genreAt(page, 0.5)).toBe('metal');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.readout strong', { hasText: 'metal' }).waitFor();
    const slider = page.getByRole('slider', { name: 'Scroll back' });
    const shownMs = Number(await slider.inputValue());
    expect((endMs - shownMs) / 3_600_000).toBeGreaterThan(5.8);
    expect(problems).toEqual([]);
  });

  it('draws titles below the strip from when they were told, and the level below them', async () => {
    const { page, problems, startMs, server } = await openHeard(60);
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await inkOfTitles(page)()).toBe(0);
    const wallTimeMs = startMs + 30_000;
    server.hub.publish('jazz', { type: 'metadata', title: 'So What', wallTimeMs });
    await expect.poll(inkOfTitles(page)).toBeGreaterThan(50);
    await page.locator('canvas.chart').hover({ position: { x: 900, y: 60 } });
    await page.locator('.readout', { hasText: '“So What”' }).waitFor();
    await page.locator('canvas.chart').hover({ position: { x: 300, y: 60 } });
    await expect.poll(() => page.locator('.readout').innerText()).not.toContain('So What');
    const quiet = { ...makeUpPrediction('jazz', 60, startMs + 60_000) };
    const level = { rmsDb: -60, peakDb: -58 };
    for (let step = 60; step < 90; step += 1) {
      const wallMs = startMs + step * 1000;
      server.hub.publish('jazz', { ...quiet, level, wallTimeMs: wallMs });
    }
    await expect.poll(stepsOf(page)).toBe(90);
    await page.getByRole('button', { name: 'Go live' }).click();
    const isEmpty = (share: number) => async () =>
      (await colourAt(page, share, LEVEL_PX)).every((value) => value === 0);
    await expect.poll(isEmpty(0.9)).toBe(true);
    expect(await isEmpty(0.1)()).toBe(false);
    expect(problems).toEqual([]);
  });
});
