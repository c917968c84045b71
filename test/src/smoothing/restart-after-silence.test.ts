import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { restartAfterSilence } from '../../../src/smoothing/restart-after-silence.js';
import { makeWindow } from '../../helpers/make-window.js';

const LOUD = -20;
const QUIET = -80;

/** Numbers of the windows, one each `hopSeconds`, that are marked as interrupted. */
const restarts = async (levels: readonly number[], hopSeconds = 1): Promise<number[]> => {
  const windows = levels.map((rmsDb, index) =>
    makeWindow(index * hopSeconds, { level: { rmsDb, peakDb: rmsDb + 10 } }),
  );
  const options = { silenceBelowDb: -60, silenceSeconds: 2 };
  const marked = await lastValueFrom(from(windows).pipe(restartAfterSilence(options), toArray()));
  return marked.flatMap(({ interrupted }, index) => (interrupted ? [index] : []));
};

describe('restartAfterSilence', () => {
  it('begins afresh with the first sound after a silence', async () => {
    expect(await restarts([LOUD, QUIET, QUIET, QUIET, LOUD, LOUD])).toEqual([4]);
  });

  it('goes on after a pause that is no silence yet', async () => {
    expect(await restarts([LOUD, QUIET, QUIET, LOUD, QUIET, QUIET, LOUD])).toEqual([]);
  });

  it('counts what was quiet, not the time until it is loud again', async () => {
    expect(await restarts([LOUD, QUIET, QUIET, LOUD], 1.007)).toEqual([]);
    expect(await restarts([LOUD, QUIET, QUIET, QUIET, LOUD], 1.007)).toEqual([4]);
  });

  it('begins afresh after each silence, and also when a station starts with one', async () => {
    const silence = [QUIET, QUIET, QUIET, QUIET];
    expect(await restarts([...silence, LOUD, ...silence, LOUD])).toEqual([4, 9]);
  });

  it('keeps the marks of gaps in the sound', async () => {
    const windows = [makeWindow(0), makeWindow(1, { interrupted: true })];
    const marked = await lastValueFrom(from(windows).pipe(restartAfterSilence(), toArray()));
    expect(marked.map(({ interrupted }) => interrupted)).toEqual([false, true]);
  });
});
