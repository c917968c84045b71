import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { predictionBody, titleBody } from '../helpers/fake-bodies.js';
import { findBrowser } from '../helpers/find-browser.js';
import { EXAMPLE_TOKEN, serveToExamples } from '../helpers/serve-to-examples.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

const executablePath = findBrowser();

/** The repository's files, as any file server gives them. */
const serveFiles = async () => {
  const server = createServer(({ url = '/' }, response) => {
    const file = join(ROOT, new URL(url, 'http://localhost').pathname);
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, close };
};

describe.skipIf(!executablePath)('examples/browser.html in Chromium', { timeout: 90_000 }, () => {
  let browser: Browser;
  let files: Awaited<ReturnType<typeof serveFiles>>;
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    files = await serveFiles();
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await files?.close();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const serve = async (...wanted: Parameters<typeof serveToExamples>) => {
    const server = await serveToExamples(...wanted);
    closing.push(server.close);
    return server;
  };

  const open = async (server: string, token?: string): Promise<Page> => {
    const page = await browser.newPage();
    closing.push(() => page.close());
    page.on('dialog', (dialog) => void dialog.accept(token));
    const query = new URLSearchParams({ server });
    await page.goto(`http://127.0.0.1:${files.port}/examples/browser.html?${query}`);
    return page;
  };

  const shows = (page: Page, text: string) =>
    page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(text)})`);

  it('loads the library as it is, shows what is played, and goes on over a restart', async () => {
    const first = await serve();
    const page = await open(first.url);
    await shows(page, 'connected');
    await shows(page, 'fip');
    first.hub.publish('fip', predictionBody());
    first.hub.publish('fip', titleBody('<b>Artist</b> – Song'));
    await shows(page, 'unsure');
    await shows(page, '<b>Artist</b> – Song');
    await first.close();
    await shows(page, 'lost: the server shuts down');
    const second = await serve({ port: first.port, firstSeq: 5000 });
    await shows(page, 'connected');
    second.hub.publish('fip', titleBody('after the restart'));
    await shows(page, 'after the restart');
  });

  it('asks for a token where one is wanted, and says when it is wrong', async () => {
    const { url } = await serve({ isLocked: true });
    await shows(await open(url, EXAMPLE_TOKEN), 'connected');
    await shows(await open(url, 'wrong'), 'cannot go on: ');
  });
});
