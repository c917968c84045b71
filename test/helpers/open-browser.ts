import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.js';

/** A page, and what went wrong in it so far: errors, and what its security policy forbade. */
export type OpenedPage = { readonly page: Page; readonly problems: readonly string[] };

/** Chromium without a screen; the caller closes it. */
export const openBrowser = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
  });

/** Opens an address in a tab of its own, which asks no other host for anything. */
export const openPage = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    // A lost connection is told as an error too, and is what some tests are about.
    const isLoss = /ERR_CONNECTION_REFUSED|WebSocket connection|status of 404/.test(message.text());
    if (message.type() === 'error' && !isLoss) problems.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) problems.push(request.url());
  });
  await page.goto(url);
  return { page, problems };
};

/** Keeps a picture of the page where EARSHOT_SCREENSHOTS says, if it does. */
export const keepScreenshot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.EARSHOT_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
};
