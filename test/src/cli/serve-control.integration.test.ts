import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectClient } from '../../helpers/live-api.js';
import { startEarshot, type RunningEarshot } from '../../helpers/run-earshot.js';

describe('earshot serve with operators', () => {
  let folder: string;
  let file: string;
  let program: RunningEarshot | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-serve-'));
    file = join(folder, 'earshot.yaml');
    await writeFile(file, 'server: {port: 0, control: true} # no stations yet\n');
  });
  afterEach(async () => {
    program?.child.kill('SIGKILL');
    await program?.ended;
    await rm(folder, { recursive: true });
  });

  const serve = async (): Promise<string> => {
    program = startEarshot(['serve', '--config', file]);
    const said = await program.until(/ws:\/\/[^"\s]+/);
    return /ws:\/\/[^"\s]+/.exec(said)![0];
  };
  const ask = async (url: string, method: string, route: string, body?: object) => {
    const response = await fetch(new URL(route, url.replace('ws', 'http')), {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json() as Promise<unknown>;
  };

  it('hears a station that is added, and again after a restart, where numbers go on', async () => {
    const url = await serve();
    const first = await connectClient(url);
    const added = await ask(url, 'POST', '/v1/stations', { source: 'synthetic:demo' });
    expect(added).toMatchObject({ station: { station: 'demo' }, persisted: true });
    await first.subscribe('all');
    const heard = await first.find(({ type }) => type === 'prediction');
    program?.child.kill('SIGTERM');
    expect((await first.closed).code).toBe(1001);
    await program?.ended;
    expect(await readFile(file, 'utf8')).toContain('# no stations yet');

    const again = await serve();
    const second = await connectClient(again);
    await second.subscribe('all');
    const later = await second.find(({ type }) => type === 'prediction');
    if (heard.type !== 'prediction' || later.type !== 'prediction') throw new Error('unreachable');
    expect(later.seq).toBeGreaterThan(heard.seq);
    expect(await ask(again, 'DELETE', '/v1/stations/demo')).toEqual({ persisted: true });
    await second.find((message) => message.type === 'stations' && message.stations.length === 0);
    program?.child.kill('SIGTERM');
    const { stderr } = await program!.ended;
    expect(stderr).toContain('DELETE /v1/stations/demo');
  }, 60_000);

  it('still asks for a station when there is nobody who could add one', async () => {
    await writeFile(file, 'server: {port: 0}\n');
    program = startEarshot(['serve', '--config', file]);
    const { code, stderr } = await program.ended;
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('names no stations') as string,
    });
  });
});
