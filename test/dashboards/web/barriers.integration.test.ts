import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBarriers } from '../../helpers/find-barriers.js';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { keepScreenshot } from '../../helpers/open-browser.js';
import type { MadeUpServer } from '../../helpers/serve-made-up-stations.js';
import { serveToExamples } from '../../helpers/serve-to-examples.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

const PHONE = { width: 360, height: 740 };
const WALL = { width: 2560, height: 1440 };

/** A station that plays with an alarm, one that is cut off, and one that is not heard of. */
const play = ({ hub }: MadeUpServer): void => {
  const beginMs = Date.now() - 30_000;
  for (let step = 0; step < 30; step += 1) {
    hub.publish('jazz', makeUpPrediction('jazz', step, beginMs + step * 1000));
  }
  const alarm = { label: 'tone', alarm: 'tone', startSeconds: 12, meanConfidence: 1 } as const;
  hub.publish('jazz', { type: 'detection', event: 'began', ...alarm, wallTimeMs: beginMs });
  hub.publish('jazz', { type: 'metadata', title: 'So What', wallTimeMs: beginMs });
  const reason = 'the server ended the stream';
  hub.publish('fip', { type: 'status', state: 'backoff', reason, wallTimeMs: beginMs });
};

const LOOKS = [
  ['dark', 'phone', PHONE, 'system'],
  ['light', 'phone', PHONE, 'system'],
  ['dark', 'wall', WALL, 'chosen'],
  ['light', 'wall', WALL, 'chosen'],
] as const;

describe.skipIf(!findBrowser())('barriers on the web page', { timeout: 90_000 }, () => {
  const { serve, open, closing } = useWebPage();

  it.each(LOOKS)('are none that are serious, %s, on a %s', async (scheme, size, viewport, by) => {
    const server = await serve();
    const locked = await serveToExamples({ isLocked: true });
    closing.push(locked.close);
    play(server);
    const opposite = scheme === 'dark' ? 'light' : 'dark';
    const options = { viewport, colorScheme: by === 'chosen' ? opposite : scheme } as const;
    const { page, problems } = await open(addressOf(server), options);
    if (by === 'chosen') await page.getByLabel('Colours').selectOption(scheme);
    const check = async (name: string, look: Page = page): Promise<void> => {
      await keepScreenshot(look, `${name}-${scheme}-${size}`);
      expect(await findBarriers(look), name).toEqual([]);
      const isTooWide = 'document.documentElement.scrollWidth > innerWidth';
      expect(await look.evaluate(isTooWide), name).toBe(false);
    };
    const go = (path: string) => page.goto(addressOf(server, path));
    await page.locator('[data-station="jazz"] .alarm').waitFor();
    await check('wall');
    await page.locator('[data-station="jazz"] a').click();
    await page.locator('.now strong', { hasText: 'jazz' }).waitFor();
    await check('station');
    await go('/stage/jazz');
    await page.locator('canvas[aria-label="jazz: jazz"]').waitFor();
    await check('stage');
    await go('/stage/jazz?overlay=1');
    await page.locator('canvas[aria-label="jazz: jazz"]').waitFor();
    await check('overlay');
    await go('/station/unheard-of');
    await shows(page, 'no station of this name');
    await check('unknown');
    const { page: asking } = await open(addressOf(locked), options);
    await asking.getByLabel('This server wants a token').waitFor();
    await asking.locator('input:focus').waitFor();
    await asking.keyboard.type('wrong');
    await asking.keyboard.press('Enter');
    await asking.getByRole('alert').waitFor();
    await check('token', asking);
    expect(problems).toEqual([]);
  });
});
