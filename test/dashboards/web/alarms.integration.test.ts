import { describe, expect, it } from 'vitest';
import type { AlarmKind } from '../../../src/protocol/index.js';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

const alarmOf = (alarm: AlarmKind, startSeconds: number, endSeconds?: number) => ({
  type: 'detection' as const,
  event: endSeconds === undefined ? ('began' as const) : ('ended' as const),
  label: alarm,
  alarm,
  startSeconds,
  ...(endSeconds !== undefined && { endSeconds }),
  meanConfidence: 1,
  wallTimeMs: Date.now(),
});

describe.skipIf(!findBrowser())('alarms on the web page', { timeout: 60_000 }, () => {
  const { serve, open } = useWebPage();

  it('stand on the tile with their length, and are told once to a screen reader', async () => {
    const server = await serve();
    const { page, problems } = await open(addressOf(server));
    await shows(page, 'connected');
    const tile = page.locator('[data-station="jazz"]');
    const told = page.getByRole('status', { name: 'Alarms' });
    server.hub.publish('jazz', makeUpPrediction('jazz', 60, Date.now()));
    await tile.locator('strong', { hasText: 'jazz' }).waitFor();
    expect(await told.innerText()).toBe('');
    server.hub.publish('jazz', alarmOf('dead-air', 17));
    await tile.getByText('alarm: dead air for 0:43').waitFor();
    expect(await told.innerText()).toBe('Alarm: jazz: dead air');
    server.hub.publish('jazz', makeUpPrediction('jazz', 100, Date.now()));
    await tile.getByText('alarm: dead air for 1:23').waitFor();
    // The length would be read out again each second.
    expect(await told.innerText()).toBe('Alarm: jazz: dead air');
    server.hub.publish('jazz', alarmOf('dead-air', 17, 101));
    await expect.poll(() => tile.locator('.alarm').count()).toBe(0);
    expect(await told.innerText()).toBe('');
    expect(problems).toEqual([]);
  });

  it('bring their station to the front and are found by the filter', async () => {
    const server = await serve();
    const { page } = await open(addressOf(server));
    await shows(page, 'connected');
    server.hub.publish('jazz', alarmOf('dc-offset', 1));
    await page.locator('[data-station="jazz"] .alarm').waitFor();
    await page.getByLabel('Order of the stations').selectOption('trouble first');
    const names = () => page.locator('.tile h2').allInnerTexts();
    await expect.poll(names).toEqual(['jazz', 'fip', 'a/b ü']);
    await page.getByRole('searchbox').fill('dc off');
    await expect.poll(names).toEqual(['jazz']);
  });

  it('stand on the page of a station that is opened while they last', async () => {
    const server = await serve();
    server.hub.publish('jazz', alarmOf('loop', 3));
    server.hub.publish('jazz', alarmOf('tone', 10));
    server.hub.publish('jazz', makeUpPrediction('jazz', 33, Date.now()));
    const { page, problems } = await open(addressOf(server, '/station/jazz'));
    const alarms = page.getByRole('region', { name: 'Alarms' });
    await alarms.getByText('loop for 0:30: the same seconds over and over').waitFor();
    await alarms.getByText('tone for 0:23').waitFor();
    expect(await alarms.getByRole('alert').innerText()).toBe('alarm: loop, alarm: tone');
    await page.locator('tr', { hasText: 'alarm: loop' }).waitFor();
    server.hub.publish('jazz', alarmOf('loop', 3, 34));
    server.hub.publish('jazz', alarmOf('tone', 10, 34));
    await expect.poll(() => alarms.locator('.alarm').count()).toBe(0);
    await page.locator('tr', { hasText: 'alarm: loop' }).getByText('0:31').waitFor();
    expect(problems).toEqual([]);
  });
});
