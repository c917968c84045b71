/**
 * Makes docs/pictures/web-*.png and web-live.webp, a moving one, from the real program: it listens to made-up music
 * for a while, and Chromium shows its page. Needs Chromium and ffmpeg. Usage: npm run picture:web -- [SECONDS]
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const [seconds = '100'] = process.argv.slice(2);
const FOLDER = 'docs/pictures';
const FRAMES = 40;
const FRAMES_PER_SECOND = 8;
const STATIONS = [
  'demo=synthetic:demo',
  'late-night=synthetic:jazz',
  'morning=synthetic:classical',
  'heavy=synthetic:metal',
  'club=synthetic:disco',
  'block=synthetic:hiphop',
];
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

const startServer = async () => {
  const main = ['dist/src/main.js', 'listen', '--no-dashboard', '--port', '0', ...STATIONS];
  const server = spawn(process.execPath, main, { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  const address = await new Promise((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (text) => {
      log += text;
      const found = /"url":"ws:([^"]+)\/v1\/ws"/.exec(log);
      if (found) resolve(`http:${found[1]}`);
    });
    server.once('exit', () => reject(new Error(`the server ended: ${log}`)));
  });
  return { address, stop: () => server.kill('SIGINT') };
};

const say = (file) =>
  process.stdout.write(`${file}: ${Math.round(statSync(file).size / 1000)} kB\n`);

/** A picture for each moment, joined to a moving one. */
const film = async (page, output) => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-film-'));
  try {
    for (let frame = 0; frame < FRAMES; frame += 1) {
      const next = wait(1000 / FRAMES_PER_SECOND);
      const name = `${String(frame).padStart(3, '0')}.png`;
      await page.screenshot({ path: join(folder, name) });
      await next;
    }
    const input = ['-framerate', String(FRAMES_PER_SECOND), '-i', join(folder, '%03d.png')];
    const coding = ['-c:v', 'libwebp_anim', '-quality', '60', '-loop', '0'];
    execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...input, ...coding, output]);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const server = await startServer();
const executablePath = BROWSERS.find((path) => existsSync(path));
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const viewport = { width: 1100, height: 700 };
  const open = async (path, options) => {
    const page = await browser.newPage({ viewport, colorScheme: 'dark', ...options });
    await page.goto(server.address + path);
    return page;
  };
  const wall = await open('/', { viewport: { width: 1100, height: 450 } });
  const station = await open('/station/demo');
  await wait(Number(seconds) * 1000);
  const stage = await open('/stage/club', { viewport: { width: 800, height: 400 } });
  await wait(4000);
  for (const [name, page] of Object.entries({ wall, station, stage })) {
    await page.screenshot({ path: join(FOLDER, `web-${name}.png`) });
    say(join(FOLDER, `web-${name}.png`));
  }
  await film(stage, join(FOLDER, 'web-live.webp'));
  say(join(FOLDER, 'web-live.webp'));
} finally {
  await browser.close();
  server.stop();
}
