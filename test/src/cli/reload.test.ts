import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ServerMessage } from '../../../src/protocol/index.js';
import { connectClient } from '../../helpers/live-api.js';
import { startEarshot } from '../../helpers/run-earshot.js';
import { waitUntil } from '../../helpers/wait-until.js';

const FIRST = `
stations:
  - {name: stays, source: "synthetic:demo"}
  - {name: goes, source: "synthetic:jazz"}
  - {name: turns, source: "synthetic:jazz"}
server: {port: 0}
`;

const SECOND = `
stations:
  - {name: stays, source: "synthetic:demo"}
  - {name: turns, source: "synthetic:metal"}
  - {name: comes, source: "synthetic:jazz"}
smoothing: {halfLifeSeconds: 7}
server: {port: 1, allowedHosts: [radio.example], limits: {maxClients: 1}}
`;

const predictionsOf = (messages: readonly ServerMessage[], name: string) =>
  messages.flatMap((message) =>
    message.type === 'prediction' && message.station === name ? [message] : [],
  );

test.skipIf(process.platform === 'win32')(
  'SIGHUP takes over the whole configuration; what did not change plays on without a gap',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-reload-'));
    const file = join(folder, 'earshot.yaml');
    await writeFile(file, FIRST);
    const { child, until, ended } = startEarshot(['serve', '--config', file]);
    try {
      const place = /ws:\/\/([\d.]+:\d+)/.exec(await until(/ws:\/\/[\d.]+:\d+/))![1]!;
      const { messages, subscribe } = await connectClient(`ws://${place}/v1/ws`);
      await subscribe('all');
      const heard = (name: string, count: number) =>
        waitUntil(() => predictionsOf(messages, name).length >= count);
      await heard('stays', 2);
      await heard('turns', 1);

      await writeFile(file, 'stations: nonsense');
      child.kill('SIGHUP');
      await until('configuration kept as it was');
      const before = predictionsOf(messages, 'stays').length;
      const since = messages.length;
      await writeFile(file, SECOND);
      child.kill('SIGHUP');
      const log = await until('configuration read again');
      const line = log.split('\n').find((each) => each.includes('configuration read again'))!;
      expect(JSON.parse(line)).toMatchObject({
        added: 'comes',
        removed: 'goes',
        changed: 'turns',
        needRestart: 'server.port',
      });
      await heard('comes', 1);
      await heard('stays', before + 2);

      const stays = messages
        .slice(since)
        .filter((each) => 'station' in each && each.station === 'stays');
      expect(stays.filter(({ type }) => type === 'status')).toEqual([]);
      const times = predictionsOf(messages, 'stays').map((each) => each.windowEndSeconds);
      const steps = times.slice(1).map((time, index) => time - times[index]!);
      expect(Math.max(...steps)).toBeLessThan(1.1);
      const settings = await (await fetch(`http://${place}/v1/settings`)).json();
      expect(settings).toMatchObject({ smoothing: { halfLifeSeconds: 7 } });
      const { stations } = (await (await fetch(`http://${place}/v1/stations`)).json()) as {
        stations: readonly { station: string; uri: string }[];
      };
      expect(stations.map(({ station }) => station).sort()).toEqual(['comes', 'stays', 'turns']);
      expect(stations.find(({ station }) => station === 'turns')?.uri).toBe('synthetic:metal');
      // The one client stays, another is more than there may be now.
      expect(await connectClient(`ws://${place}/v1/ws`).catch(String)).toContain('503');
      expect(await until('tokens and certificate read again')).not.toContain('model changed');
    } finally {
      child.kill('SIGTERM');
      await rm(folder, { recursive: true });
    }
    expect((await ended).leftRunning).toBe(false);
  },
  60_000,
);
