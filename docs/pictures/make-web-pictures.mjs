/**
 * Makes docs/pictures/web-*.png and web-live.webp, a moving one that goes from the wall over a station to the stage,
 * from the real program: it listens to made-up music for a while, and Chromium shows its page. Needs Chromium and
 * ffmpeg. Usage: npm run picture:web -- [SECONDS]
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const [seconds = '100'] = process.argv.slice(2);
const FOLDER = 'docs/pictures';
const FRAMES_PER_SECOND = 8;
const FILM_SIZE = { width: 800, height: 520 };
const LIMIT_BYTES = 1_000_000;
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

/** A picture for each moment of a scene; `act` is called with how far it has gone, 0 to 1. */
const filmScene = async ({ page, seconds: lasts, act = async () => {} }, folder, first) => {
  await page.setViewportSize(FILM_SIZE);
  await page.bringToFront();
  const frames = Math.round(lasts * FRAMES_PER_SECOND);
  for (let frame = 0; frame < frames; frame += 1) {
    const next = wait(1000 / FRAMES_PER_SECOND);
    await act(frame / frames);
    const name = `${String(first + frame).padStart(3, '0')}.png`;
    await page.screenshot({ path: join(folder, name) });
    await next;
  }
  return first + frames;
};

/** All scenes after one another as one moving picture. */
const film = async (scenes, output) => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-film-'));
  try {
    let frame = 0;
    for (const scene of scenes) frame = await filmScene(scene, folder, frame);
    const input = ['-framerate', String(FRAMES_PER_SECOND), '-i', join(folder, '%03d.png')];
    const coding = ['-c:v', 'libwebp_anim', '-quality', '55', '-loop', '0'];
    execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...input, ...coding, output]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (statSync(output).size > LIMIT_BYTES) throw new Error(`${output} is larger than 1 MB`);
};

/** Points at the graph, from its middle on to the right. */
const point = async (page, share) => {
  const box = await page.locator('canvas.chart').boundingBox();
  if (box) await page.mouse.move(box.x + box.width * (0.3 + 0.5 * share), box.y + 40);
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
  const scenes = [
    { page: wall, seconds: 2.5 },
    { page: station, seconds: 3.5, act: (share) => point(station, share) },
    { page: stage, seconds: 4 },
  ];
  await film(scenes, join(FOLDER, 'web-live.webp'));
  say(join(FOLDER, 'web-live.webp'));
} finally {
  await browser.close();
  server.stop();
}
