import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./fanout.mjs', import.meta.url));
const options = ['--clients', '20', '--rounds', '1', '--seconds', '0.5', '--warm-up', '0.1'];

it('the fan-out benchmark says what bare ws and Earshot bear, all clients well and a tenth stuck', async () => {
  const { stdout } = await run(process.execPath, [program, ...options, '--json']);
  const { rows } = JSON.parse(stdout) as { rows: readonly Record<string, number | string>[] };
  expect(rows).toMatchObject([
    { kind: 'bare', clients: 20, stuckRatio: 0 },
    { kind: 'earshot', clients: 20, stuckRatio: 0 },
    { kind: 'earshot', clients: 20, stuckRatio: 0.1 },
  ]);
  for (const row of rows) {
    const figures = ['messagesPerSecond', 'p50Ms', 'p99Ms', 'cpuRatio', 'rssMiB'] as const;
    for (const figure of figures) expect(row[figure]).toBeGreaterThan(0);
  }
});
