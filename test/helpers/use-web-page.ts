import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openBrowser, openPage } from './open-browser.js';
import { serveMadeUpStations, type MadeUpServer } from './serve-made-up-stations.js';

const STATIONS = ['fip', 'jazz', 'a/b ü'] as const;

/** Address of the page of a server on this machine. */
export const addressOf = ({ port }: { readonly port: number }, path = '/'): string =>
  `http://127.0.0.1:${port}${path}`;

/** Resolves once the page shows the text. */
export const shows = (page: Page, text: string): Promise<void> =>
  page.getByText(text).first().waitFor();

/** A browser for a file of tests; what they open and serve is closed after each. */
export const useWebPage = () => {
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
  const open = async (url: string, options: BrowserContextOptions = {}) => {
    const opened = await openPage(browser, url, options);
    closing.push(() => opened.page.context().close());
    return opened;
  };
  return { serve, open, closing, browser: () => browser };
};
