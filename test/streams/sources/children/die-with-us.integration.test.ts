import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeAudio } from '../../../../streams/sources/decode/decode-audio.js';
import { childrenOf, isAlive } from '../../../helpers/children-of.js';
import { needs } from '../../../helpers/needs.js';
import { stopChild } from '../../../helpers/stop-child.js';
import { waitUntil } from '../../../helpers/wait-until.js';

const SCRIPT = fileURLToPath(
  new URL('../../../fixtures/children/decode-for-ever.mjs', import.meta.url),
);
const MP3 = readFileSync(new URL('../../../fixtures/encoded/jazz.mp3', import.meta.url));

const never = new Promise<void>(() => undefined);

/** An MP3, and then nothing, without an end. */
async function* goesQuiet() {
  yield MP3;
  await never;
}

/** The ffmpeg that began after `before` was taken. */
const newChild = async (before: readonly number[]): Promise<number> => {
  const fresh = () =>
    childrenOf(process.pid).filter(
      (pid) =>
        !before.includes(pid) && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('ffmpeg'),
    );
  await waitUntil(() => fresh().length > 0);
  return fresh()[0] ?? 0;
};

describe.skipIf(process.platform !== 'linux' || !needs('ffmpeg', 'setpriv'))('a child', () => {
  let parent: ChildProcess | undefined;
  afterEach(() => parent && stopChild(parent));

  it.each(['at work', 'stopped'])(
    'does not outlive a parent killed with -9 while %s',
    async (state) => {
      parent = fork(SCRIPT, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      await once(parent, 'message');
      const children = childrenOf(parent.pid ?? 0);
      expect(children).toHaveLength(1);
      if (state === 'stopped') process.kill(children[0] ?? 0, 'SIGSTOP');
      await stopChild(parent, 'SIGKILL');
      await waitUntil(() => !children.some(isAlive));
    },
  );

  it('that was stopped is gone when its station is left', async () => {
    const before = childrenOf(process.pid);
    const listening = new AbortController();
    const heard = decodeAudio(goesQuiet(), { decoder: 'ffmpeg', signal: listening.signal });
    await heard.next();
    const pid = await newChild(before);
    process.kill(pid, 'SIGSTOP');
    listening.abort();
    while (!(await heard.next()).done);
    await waitUntil(() => !isAlive(pid));
  });

  it('that crashes ends the sound of its own station only', async () => {
    const before = childrenOf(process.pid);
    const broken = decodeAudio(endless(), { decoder: 'ffmpeg' });
    await broken.next();
    const pid = await newChild(before);
    const other = decodeAudio(endless(), { decoder: 'ffmpeg' });
    await other.next();
    process.kill(pid, 'SIGSEGV');
    while (!(await broken.next()).done);
    expect((await other.next()).done).toBe(false);
    await other.return(undefined);
  });
});

async function* endless() {
  for (;;) {
    yield MP3;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
