import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { needs } from '../helpers/needs.js';
import { receiveNotifications } from '../helpers/notify-receiver.js';
import { startEarshot } from '../helpers/run-earshot.js';

const UNIT = fileURLToPath(new URL('../../packaging/earshot.service', import.meta.url));

/** systemd calls 2 and below "OK" at least; a unit without hardening has 9.6. */
const MOST_EXPOSED = 20;

describe.skipIf(!needs('systemd-analyze'))('the systemd unit', () => {
  it('makes sense to systemd', () => {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', UNIT], {
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).not.toContain('earshot.service');
    expect(status).toBe(0);
  });

  it('gives the program little of the machine', () => {
    const args = ['security', '--offline=true', `--threshold=${MOST_EXPOSED}`, UNIT];
    const verdict = execFileSync('systemd-analyze', args, { encoding: 'utf8' });
    expect(verdict).toMatch(/Overall exposure level for earshot.service: [01]\.\d OK/);
  });
});

it('the unit wants signs of life and ends what the program left', () => {
  const unit = readFileSync(UNIT, 'utf8');
  for (const line of ['Type=notify', 'WatchdogSec=30', 'Restart=always', 'KillMode=control-group'])
    expect(unit).toContain(`\n${line}\n`);
});

describe.skipIf(!needs('systemd-notify', 'python3'))('a program that systemd started', () => {
  it('says that it serves, lives, reloads and stops', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-unit-'));
    const socket = join(folder, 'notify');
    const config = join(folder, 'earshot.yaml');
    writeFileSync(config, 'stations: [{name: a, source: "synthetic:demo"}]\nserver: {port: 0}\n');
    const manager = await receiveNotifications(socket);
    const env = { NOTIFY_SOCKET: socket, WATCHDOG_USEC: '400000' };
    const { child, until, ended } = startEarshot(['serve', '--config', config], env);
    try {
      await manager.until('READY=1');
      await until('serving');
      await manager.until('WATCHDOG=1', 3);
      child.kill('SIGHUP');
      await manager.until('RELOADING=1');
      await manager.until('READY=1', 2);
      child.kill('SIGTERM');
      await manager.until('STOPPING=1');
      expect((await ended).leftRunning).toBe(false);
    } finally {
      child.kill('SIGKILL');
      manager.close();
      rmSync(folder, { recursive: true });
    }
  }, 30_000);
});
