import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { EXAMPLE_TOKEN, serveToExamples } from '../../helpers/serve-to-examples.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

describe.skipIf(!findBrowser())('the web page in Chromium', { timeout: 90_000 }, () => {
  const { serve, open, closing } = useWebPage();

  it('shows what each station plays, and finds its way by keyboard alone', async () => {
    const server = await serve();
    const { page, problems } = await open(addressOf(server));
    await shows(page, 'connected');
    server.hub.publish('jazz', makeUpPrediction('jazz', 1, Date.now()));
    await page.locator('[data-station="jazz"] strong', { hasText: 'jazz' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('a/b');
    await expect.poll(() => page.locator('.tile').count()).toBe(1);
    // Past the order and the colours.
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('Tab');
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

  it('changes only the tile of the station that was heard of', async () => {
    const server = await serve();
    const { page } = await open(addressOf(server));
    await shows(page, 'connected');
    await page.evaluate(`window.touched = new Set();
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          touched.add(element.closest('.tile')?.dataset.station ?? element.className);
        }
      }).observe(document.querySelector('.tiles'), {
        subtree: true, childList: true, attributes: true, characterData: true,
      });`);
    server.hub.publish('jazz', makeUpPrediction('jazz', 1, Date.now()));
    await page.locator('[data-station="jazz"] strong', { hasText: 'jazz' }).waitFor();
    server.hub.publish('jazz', makeUpPrediction('blues', 2, Date.now()));
    await page.locator('[data-station="jazz"] strong', { hasText: 'blues' }).waitFor();
    expect(await page.evaluate('[...touched]')).toEqual(['jazz']);
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

  it('asks for the token where one is wanted, and never puts it into an address', async () => {
    const server = await serveToExamples({ isLocked: true });
    closing.push(server.close);
    const { page, problems } = await open(addressOf(server));
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    page.on('websocket', (socket) => addresses.push(socket.url()));
    const input = page.getByLabel('This server wants a token');
    await input.fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await input.fill(EXAMPLE_TOKEN);
    await page.keyboard.press('Enter');
    await shows(page, 'connected');
    await page.reload();
    await shows(page, 'connected');
    const history = page.waitForResponse(/history/);
    await page.locator('[data-station="fip"] a').click();
    expect((await history).status()).toBe(200);
    addresses.push(page.url());
    expect(addresses.some((address) => address.startsWith('ws:'))).toBe(true);
    expect(addresses.filter((address) => address.includes(EXAMPLE_TOKEN))).toEqual([]);
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain(EXAMPLE_TOKEN);
    expect(problems).toEqual([]);
  });
});
