import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LABELS } from '../../models/labels.js';
import { makeUpPrediction } from '../helpers/made-up-station.js';
import { needs } from '../helpers/needs.js';
import { report } from '../helpers/report.js';
import type { MadeUpServer } from '../helpers/serve-made-up-stations.js';
import { serveMadeUpStations } from '../helpers/serve-made-up-stations.js';
import type { TmuxTerminal } from '../helpers/tmux.js';
import { openTmux } from '../helpers/tmux.js';

const STATIONS = Array.from({ length: 200 }, (_, index) => `station ${index}`);
const SECONDS = 20;
/** What is compiled and cached at first is none of what a dashboard that is left open costs. */
const SETTLING_SECONDS = 8;
const PAST_SECONDS = 660;
const TICKS_PER_SECOND = 100;
const LINUX = process.platform === 'linux';

const genreAt = (index: number, step: number) =>
  LABELS[(Math.floor(step / 30) + index) % LABELS.length] ?? 'jazz';

/** User and system time of a process, whatever else the machine does. */
const cpuSeconds = (pid: string): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

describe.skipIf(process.env['EARSHOT_MEASURE'] !== '1' || !LINUX || !needs('tmux'))(
  'earshot watch of two hundred stations at 120 × 40',
  { timeout: 240_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-cost-'));
    const file = (name: string): string => join(folder, name);
    let server: MadeUpServer;
    let terminal: TmuxTerminal;
    let talking: NodeJS.Timeout;

    const say = (index: number, step: number, wallTimeMs: number): void => {
      const station = STATIONS[index]!;
      const genre = genreAt(index, step);
      server.hub.publish(station, makeUpPrediction(genre, step, wallTimeMs));
      if ((step + index) % 30 !== 0) return;
      const began = { label: genre, startSeconds: step, meanConfidence: 0.7, wallTimeMs };
      server.hub.publish(station, { type: 'detection', event: 'began', ...began });
    };

    /** Each station once a second, one after the other. */
    const talk = (): void => {
      const startMs = Date.now();
      let said = 0;
      talking = setInterval(() => {
        const due = ((Date.now() - startMs) / 1000) * STATIONS.length;
        for (; said < due; said += 1) {
          const step = PAST_SECONDS + Math.floor(said / STATIONS.length);
          say(said % STATIONS.length, step, Date.now());
        }
      }, 20);
    };

    beforeAll(async () => {
      server = await serveMadeUpStations(STATIONS);
      const watch = `exec node dist/src/main.js watch ${server.url}`;
      const command = `echo $$ > ${file('pid')}; ${watch}`;
      terminal = await openTmux({ command, columns: 120, rows: 40 });
      await terminal.waitFor((screen) => screen.includes('/200 stations'));
      const startMs = Date.now() - PAST_SECONDS * 1000;
      // As after ten minutes: all that is kept of a station is there.
      for (let step = 0; step < PAST_SECONDS; step += 1) {
        STATIONS.forEach((_, index) => say(index, step, startMs + step * 1000));
        await wait(20);
      }
      talk();
      await wait(SETTLING_SECONDS * 1000);
    }, 120_000);
    afterAll(async () => {
      clearInterval(talking);
      await terminal.close();
      await server.close();
      rmSync(folder, { recursive: true });
    });

    it.each([
      ['overview', '1'],
      ['station', '2'],
      ['events', '3'],
    ])('takes at most 5 %% of a core and ten pictures a second in the %s', async (view, key) => {
      const pid = readFileSync(file('pid'), 'utf8').trim();
      await terminal.press(key);
      await wait(SETTLING_SECONDS * 1000);
      await terminal.record(file(view));
      const [startMs, startCpu] = [performance.now(), cpuSeconds(pid)];
      await wait(SECONDS * 1000);
      const seconds = (performance.now() - startMs) / 1000;
      const share = (cpuSeconds(pid) - startCpu) / seconds;
      const written = readFileSync(file(view), 'utf8');
      const pictures = (written.split('\u001B[?2026h').length - 1) / seconds;
      const kilobytes = written.length / seconds / 1000;
      report(
        `${view}: ${(share * 100).toFixed(1)} % of a core, ${pictures.toFixed(1)} pictures/s, ${kilobytes.toFixed(1)} kB/s`,
      );
      expect(share).toBeLessThanOrEqual(0.05);
      expect(pictures).toBeGreaterThan(0.5);
      expect(pictures).toBeLessThanOrEqual(10);
    });
  },
);
