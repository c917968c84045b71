import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START_MS } from '../../helpers/dashboard-messages.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { needs } from '../../helpers/needs.js';
import type { MadeUpServer } from '../../helpers/serve-made-up-stations.js';
import { serveMadeUpStations } from '../../helpers/serve-made-up-stations.js';
import type { TmuxTerminal } from '../../helpers/tmux.js';
import { openTmux } from '../../helpers/tmux.js';

const SIZES = [
  [40, 12],
  [80, 24],
  [132, 43],
] as const;

/** What differs from run to run: the time of day and the port. */
const mask = (screen: string): string =>
  screen.replace(/\d\d:\d\d:\d\d/g, '--:--:--').replace(/127\.0\.0\.1:\d{5}/g, '127.0.0.1:#####');

const GENRES = ['jazz', 'blues', 'metal'] as const;

const DESCRIPTORS = { danceability: 0.71, energy: 0.4, tempoBpm: 128, key: 'C minor' };

/** Five minutes of three stations, always the same; in the end a tone is in one of them. */
const publishAll = ({ hub }: MadeUpServer): void => {
  for (let step = 0; step < 300; step += 3) {
    const wallTimeMs = START_MS + step * 1000;
    const fip = makeUpPrediction(GENRES[Math.floor(step / 60) % 3]!, step, wallTimeMs);
    hub.publish('fip', { ...fip, descriptors: DESCRIPTORS });
    const club = makeUpPrediction('disco', step + 1, wallTimeMs);
    hub.publish('club', { ...club, fusion: ['disco', 'pop'] });
    if (step % 60 === 0) {
      const label = GENRES[(step / 60) % 3]!;
      const heard = { label, startSeconds: step, meanConfidence: 0.7, wallTimeMs };
      hub.publish('fip', { type: 'detection', event: 'began', ...heard });
      hub.publish('fip', { type: 'metadata', title: `Song ${step / 60} – 東京`, wallTimeMs });
    }
  }
  const began = { startSeconds: 200, meanConfidence: 1, wallTimeMs: START_MS + 200_000 };
  hub.publish('club', {
    type: 'detection',
    event: 'began',
    label: 'tone',
    alarm: 'tone',
    ...began,
  });
  const reason = 'connection refused';
  hub.publish('gone', { type: 'status', state: 'backoff', reason, wallTimeMs: START_MS });
};

describe.skipIf(!needs('tmux')).each(SIZES)(
  'screens of %i × %i, driven by keys',
  { timeout: 60_000 },
  (columns, rows) => {
    let server: MadeUpServer;
    let terminal: TmuxTerminal;

    beforeAll(async () => {
      server = await serveMadeUpStations(['fip', 'club', 'gone']);
      const command = `node dist/src/main.js watch --colours none ${server.url}`;
      terminal = await openTmux({ command, columns, rows });
      await terminal.waitFor((screen) => screen.includes('/3 stations'));
      publishAll(server);
    });
    afterAll(async () => {
      await terminal.close();
      await server.close();
    });

    /** The screen once it shows `sign` and has stopped changing. */
    const settle = async (sign: RegExp): Promise<string> => {
      let before = '';
      const isSettled = (screen: string): boolean => {
        const isSame = before === mask(screen);
        before = mask(screen);
        return isSame && sign.test(screen);
      };
      return mask(await terminal.waitFor(isSettled));
    };

    it.each([
      ['overview', [], /gone +(backoff|retrying)/],
      ['sorted', ['s', 's', 's', 's'], /sorted by trouble/],
      ['filter', ['s', '/', 'd', 'i', 's', 'c', 'o'], /\/disco/],
      ['station', ['Escape', 'g', 'Enter'], columns > 40 ? /Song 4[^]*♫ Song 4/ : /BLUES/],
      ['events', ['3'], /events/],
      ['help', ['?'], /overview, station, events/],
    ] as const)('%s', async (name, keys, sign) => {
      for (const key of keys) await terminal.press(key);
      await expect(await settle(sign)).toMatchFileSnapshot(
        `screens/${columns}x${rows}-${name}.txt`,
      );
    });
  },
);
