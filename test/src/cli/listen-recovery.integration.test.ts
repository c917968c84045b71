import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { type IcecastServer, startIcecast } from '../../helpers/icecast-server.js';
import { makeSine } from '../../helpers/make-sine.js';
import { needs } from '../../helpers/needs.js';
import { startEarshot } from '../../helpers/run-earshot.js';
import { waitUntil } from '../../helpers/wait-until.js';

const MP3 = ['-c:a', 'libmp3lame', '-b:a', '128k', '-content_type', 'audio/mpeg', '-f', 'mp3'];
const RESTARTS = 3;
const MEDIAN_SECONDS = 3;

type Line = { readonly msg: string; readonly time: number; readonly reason?: string };

const logOf = (output: string): readonly Line[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{"level"') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);

describe.skipIf(!needs('icecast2', 'ffmpeg'))(
  'earshot listen, and an Icecast that is killed',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-recovery-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('hears it again within 3 s of its restart in the median', { timeout: 120_000 }, async () => {
      const wav = join(folder, 'tone.wav');
      writeFileSync(wav, encodeWav(makeSine(500, SAMPLE_RATE_HZ, 10), SAMPLE_RATE_HZ));
      const play = (server: IcecastServer) =>
        server.feed('/tone.mp3', ['-stream_loop', '-1', '-i', wav], MP3);
      let icecast = await startIcecast();
      await play(icecast);
      const { port } = icecast;
      const source = `tone=radio:${icecast.urlOf('/tone.mp3')}`;
      const earshot = startEarshot(['listen', source, '--no-dashboard', '--port', '0']);
      let said = '';
      for (const stream of [earshot.child.stdout, earshot.child.stderr]) {
        stream?.on('data', (text: string) => (said += text));
      }
      const sayings = (what: string): number => said.split(what).length - 1;
      const until = (what: string, count: number) => waitUntil(() => sayings(what) >= count);
      const waits: number[] = [];
      try {
        await until('"msg":"running"', 1);
        for (let restart = 1; restart <= RESTARTS; restart++) {
          await icecast.stop();
          await until('"msg":"backoff"', restart);
          icecast = await startIcecast(port);
          await play(icecast);
          const onAirMs = Date.now();
          await until('"msg":"running"', restart + 1);
          const back = logOf(said).findLast(({ msg }) => msg === 'running')!;
          expect(back.reason).toMatch(/^audio is back after \d+\.\d s$/);
          waits.push(Math.max(0, back.time - onAirMs) / 1000);
        }
      } finally {
        earshot.child.kill('SIGTERM');
        await icecast.stop();
      }
      const { stderr } = await earshot.ended;
      // Starting and running, two lines of trouble at most for each outage, running again, stopped.
      const states = logOf(stderr).filter(({ msg }) =>
        /^(starting|running|stalled|backoff|circuit-open|stopped)$/.test(msg),
      );
      expect(states.length).toBeLessThanOrEqual(3 + RESTARTS * 4);
      const median = [...waits].sort((one, other) => one - other)[Math.floor(RESTARTS / 2)]!;
      process.stderr.write(
        `audio back after a restart: ${waits.map((wait) => wait.toFixed(2)).join(', ')} s\n`,
      );
      expect(median).toBeLessThan(MEDIAN_SECONDS);
    });
  },
);
