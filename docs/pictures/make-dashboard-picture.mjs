/**
 * Makes docs/pictures/dashboard.svg from the real program: starts it in tmux, lets it listen for a while, and draws
 * the screen. Usage: npm run picture -- [SECONDS [OUTPUT [COMMAND]]]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ansiScreenToSvg } from './ansi-screen-to-svg.mjs';
import { openTmux } from './open-tmux.mjs';

const COLUMNS = 110;
const ROWS = 32;
const [
  seconds = '150',
  output = 'docs/pictures/dashboard.svg',
  command = 'node dist/src/main.js listen --port 0 synthetic:demo',
] = process.argv.slice(2);

const tmux = openTmux(command, { columns: COLUMNS, rows: ROWS });
try {
  await wait(Number(seconds) * 1000);
  const screen = tmux('capture-pane', '-e', '-p');
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(
    output,
    ansiScreenToSvg(screen, { columns: COLUMNS, title: 'earshot listen synthetic:demo' }),
  );
  process.stdout.write(`${output}: the dashboard after ${seconds} s\n`);
} finally {
  tmux('kill-server');
}
