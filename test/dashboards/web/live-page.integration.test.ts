import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { openBrowser, openPage } from '../../helpers/open-browser.js';
import { serveMadeUpStations, type MadeUpServer } from '../../helpers/serve-made-up-stations.js';
import { EXAMPLE_TOKEN, serveToExamples } from '../../helpers/serve-to-examples.js';

const executablePath = findBrowser();
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const STATIONS = ['fip', 'jazz', 'a/b ü'] as const;

const pageOf = ({ port }: { port: number }, path = '/') => `http://127.0.0.1:${port}${path}`;

describe.skipIf(!executablePath)('the web page in Chromium', { timeout: 90_000 }, () => {
  let browser: Browser;
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    browser = await openBrowser(['--js-flags=--expose-gc', '--enable-precise-memory-info']);
  }, 60_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const serve = async (port = 0): Promise<MadeUpServer> => {
    const server = await serveMadeUpStations(STATIONS, port);
    closing.push(server.close);
    return server;
  };
  const open = async (url: string, options = {}) => {
    const opened = await openPage(browser, url, options);
    closing.push(() => opened.page.context().close());
    return opened;
  };
  const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();

  /** Violations that axe-core calls serious or critical. */
  const violations = async (page: Page): Promise<readonly string[]> => {
    // By the debugger, as the page's own policy would refuse the script.
    await page.evaluate(readFileSync(AXE, 'utf8'));
    const found = await page.evaluate('axe.run().then(({violations}) => violations)');
    return (found as { impact: string; id: string; nodes: { html: string }[] }[])
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it('shows what each station plays, and finds its way by keyboard alone', async () => {
    const server = await serve();
    const { page, problems } = await open(pageOf(server));
    await shows(page, 'connected');
    server.hub.publish('jazz', makeUpPrediction('jazz', 1, Date.now()));
    await page.locator('[data-station="jazz"] strong', { hasText: 'jazz' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('a/b');
    await expect.poll(() => page.locator('.tile').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'a/b ü' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/station/a%2Fb%20%C3%BC');
    await page.goBack();
    await page.locator('[data-station="fip"] a').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'jazz' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('reads values out of the graph by pointer and by keyboard, stops, and scrolls back', async () => {
    const server = await serve();
    const startMs = Date.now() - 240_000;
    const { page, problems } = await open(pageOf(server, '/station/jazz'));
    await shows(page, 'connected');
    const chart = page.locator('canvas.chart');
    await page.getByText('Nothing').or(page.getByText('Point at')).first().waitFor();
    for (let step = 0; step < 240; step += 1) {
      server.hub.publish('jazz', makeUpPrediction('jazz', step, startMs + step * 1000));
    }
    await expect
      .poll(async () => Number(await chart.getAttribute('data-steps')))
      .toBeGreaterThan(20);
    await chart.hover();
    await page.locator('.readout strong', { hasText: 'jazz' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go live' }).waitFor();
    await page.locator('figure').focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.readout strong', { hasText: 'jazz' }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('says that the connection is lost, keeps the picture, and goes on when it is back', async () => {
    const first = await serve();
    const { page, problems } = await open(pageOf(first));
    await shows(page, 'connected');
    first.hub.publish('jazz', makeUpPrediction('jazz', 1, Date.now()));
    await page.locator('[data-station="jazz"] strong', { hasText: 'jazz' }).waitFor();
    await first.close();
    await shows(page, 'connection lost');
    await shows(page, 'again in');
    expect(await page.locator('main.lost [data-station="jazz"] strong').innerText()).toBe('jazz');
    const second = await serve(first.port);
    await page.locator('[data-connection="open"]').waitFor();
    second.hub.publish('jazz', makeUpPrediction('blues', 2, Date.now()));
    await page.locator('[data-station="jazz"] strong', { hasText: 'blues' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('asks for the token where one is wanted, and never puts it into the address', async () => {
    const server = await serveToExamples({ isLocked: true });
    closing.push(server.close);
    const { page, problems } = await open(pageOf(server));
    const input = page.getByLabel('This server wants a token');
    await input.fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
    await input.fill(EXAMPLE_TOKEN);
    await page.keyboard.press('Enter');
    await shows(page, 'connected');
    expect(page.url()).not.toContain(EXAMPLE_TOKEN);
    await page.reload();
    await shows(page, 'connected');
    expect(problems).toEqual([]);
  });

  it.each(['dark', 'light'] as const)('has no serious barrier, %s, on a phone', async (scheme) => {
    const server = await serve();
    const viewport = { width: 360, height: 740 };
    const { page } = await open(pageOf(server), { colorScheme: scheme, viewport });
    await shows(page, 'connected');
    for (let step = 0; step < 30; step += 1) {
      server.hub.publish('jazz', makeUpPrediction('jazz', step, Date.now() + step * 1000));
    }
    await page.locator('[data-station="jazz"] strong', { hasText: 'jazz' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-station="jazz"] a').click();
    await page.locator('.now strong', { hasText: 'jazz' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const isTooWide = 'document.documentElement.scrollWidth > innerWidth';
    expect(await page.evaluate(isTooWide)).toBe(false);
  });

  it('draws the stage at 50 frames a second or more, alone, and transparent as an overlay', async () => {
    const server = await serve();
    const { page, problems } = await open(pageOf(server, '/stage/jazz?overlay=1'));
    await page.locator('canvas').waitFor();
    server.hub.publish('jazz', makeUpPrediction('jazz', 1, Date.now()));
    await page.locator('canvas[aria-label="jazz: jazz"]').waitFor();
    expect(await page.evaluate('document.body.innerText.trim()')).toBe('');
    const ground = 'getComputedStyle(document.querySelector("main")).backgroundColor';
    expect(await page.evaluate(ground)).toBe('rgba(0, 0, 0, 0)');
    const count = `new Promise((resolve) => {
      let frames = 0;
      const begin = performance.now();
      const next = () => {
        const seconds = (performance.now() - begin) / 1000;
        if (seconds > 2) return resolve(frames / seconds);
        frames += 1;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    })`;
    expect(await page.evaluate(count)).toBeGreaterThanOrEqual(50);
    expect(problems).toEqual([]);
  });

  it('holds its memory over four hours of messages', async () => {
    const server = await serve();
    const { page, problems } = await open(pageOf(server, '/station/jazz'));
    await shows(page, 'connected');
    const chart = page.locator('canvas.chart');
    const beginMs = Date.now();
    const heap = async (): Promise<number> =>
      (await page.evaluate('(gc(), gc(), performance.memory.usedJSHeapSize)')) as number;
    /** Plays one hour, in parts that the page can follow. */
    const playHour = async (hour: number): Promise<void> => {
      for (let part = 0; part < 15; part += 1) {
        const firstStep = hour * 3600 + part * 240;
        for (let step = firstStep; step < firstStep + 240; step += 1) {
          const genre = part % 2 ? 'jazz' : 'blues';
          server.hub.publish('jazz', makeUpPrediction(genre, step, beginMs + step * 1000));
        }
        const title = `part ${hour}.${part}`;
        const wallTimeMs = beginMs + firstStep * 1000;
        server.hub.publish('jazz', { type: 'metadata', title, wallTimeMs });
        await page.locator('.now .title', { hasText: title }).waitFor();
      }
    };
    await playHour(0);
    await playHour(1);
    const before = await heap();
    await playHour(2);
    await playHour(3);
    const grown = (await heap()) - before;
    expect(Number(await chart.getAttribute('data-steps'))).toBeGreaterThan(2500);
    expect(grown).toBeLessThan(4 * 2 ** 20);
    expect(problems).toEqual([]);
  });
});
