/**
 * Makes docs/pictures/dashboard-live.svg from the real program: starts it in tmux with a few stations, presses keys,
 * waits until the genre of the demo changes, and draws what was on the screen as an animation.
 * Usage: node docs/pictures/make-dashboard-animation.mjs [OUTPUT]
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { animatedScreensToSvg } from './animated-screens-to-svg.mjs';
import { openTmux } from './open-tmux.mjs';

const SIZE = { columns: 92, rows: 28 };
const STATIONS = ['demo', 'metal', 'classical', 'disco'].map((name) => `synthetic:${name}`);
const [output = 'docs/pictures/dashboard-live.svg'] = process.argv.slice(2);
/** Of the demo's twenty seconds of one piece, what passes before the recording begins. */
const BEFORE_SECONDS = 12;
const LONGEST_SECONDS = 25;
const AFTER_CHANGE_SECONDS = 4;

const command = `node dist/src/main.js listen --port 0 ${STATIONS.join(' ')}`;
const tmux = openTmux(command, SIZE);
const shots = [];
const shown = () => tmux('capture-pane', '-e', '-p');
const text = () => tmux('capture-pane', '-p');
const press = (...keys) => tmux('send-keys', ...keys);
const titleOf = () => /Demo: (\w+)/.exec(text())?.[1];
const verdictOf = () => /│ ([A-Z][A-Z /]+?) +\d+ %/.exec(text())?.[1];

/** Keeps what is on the screen, every so often. */
const film = async (seconds, eachSeconds) => {
  for (let passed = 0; passed < seconds; passed += eachSeconds) {
    await wait(eachSeconds * 1000);
    const screen = shown();
    if (shots.at(-1)?.screen === screen) shots.at(-1).seconds += eachSeconds;
    else shots.push({ screen, seconds: eachSeconds });
  }
};

const until = async (isThere, seconds) => {
  for (let passed = 0; !isThere() && passed < seconds; passed += 0.2) await wait(200);
};

try {
  await wait(45_000);
  const title = titleOf();
  await until(() => titleOf() !== undefined && titleOf() !== title, 60);
  await wait(BEFORE_SECONDS * 1000);
  await film(1.5, 0.5);
  for (const key of ['Down', 'Up']) {
    press(key);
    await film(0.5, 0.5);
  }
  press('Enter');
  await film(2, 1);
  const genre = verdictOf();
  for (
    let passed = 0;
    passed < LONGEST_SECONDS && [genre, undefined].includes(verdictOf());
    passed++
  )
    await film(1, 1);
  await film(AFTER_CHANGE_SECONDS, 1);
  press('?');
  await film(2.5, 0.5);
  press('Escape');
  press('1');
  await film(1.5, 0.5);
  const picture = animatedScreensToSvg(shots, { ...SIZE, title: 'earshot listen' });
  writeFileSync(output, picture);
  const kilobytes = Math.round(picture.length / 1000);
  process.stdout.write(`${output}: ${shots.length} screens, ${kilobytes} kB\n`);
} finally {
  tmux('kill-server');
}
