import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { EXAMPLE_TOKEN, serveToExamples } from '../../helpers/serve-to-examples.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.skipIf(!findBrowser())('the web page in Chromium', { timeout: 90_000 }, () => {
  const { serve, open, closing } = useWebPage();

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
    const { page, problems } = await open(addressOf(server));
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

  it('says that the connection is lost, keeps the picture, and goes on when it is back', async () => {
    const first = await serve();
    const { page, problems } = await open(addressOf(first));
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
    const { page, problems } = await open(addressOf(server));
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
    const { page } = await open(addressOf(server), { colorScheme: scheme, viewport });
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
});
