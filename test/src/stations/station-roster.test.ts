import { concat, NEVER, of, Subject, throwError, type Observable } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createModelSlot, type ModelSlot } from '../../../models/index.js';
import type { StationMessage } from '../../../src/protocol/index.js';
import { createStationHub, type StationHub } from '../../../src/publish/hub/station-hub.js';
import { listenHere } from '../../../src/stations/listen-here.js';
import { createStationRoster, type StationRoster } from '../../../src/stations/station-roster.js';
import type { AudioSource, SourceEvent } from '../../../streams/index.js';
import { createFakeClassifier } from '../../helpers/fake-classifier.js';
import { synthesiseSweep } from '../../helpers/synthesise-sweep.js';
import { toChunks } from '../../helpers/to-chunks.js';
import { waitUntil } from '../../helpers/wait-until.js';

const sourceOf = (events: () => Observable<SourceEvent>): AudioSource => ({
  uri: 'test:',
  live: true,
  events,
});

describe('createStationRoster', () => {
  let hub: StationHub;
  let models: ModelSlot;
  let roster: StationRoster;
  let said: string[];
  const note = (message: StationMessage): void => {
    if (message.type === 'status') said.push(`${message.station} ${message.state}`);
    if (message.type === 'detection') said.push(`${message.station} ${message.event}`);
  };

  beforeEach(() => {
    said = [];
    hub = createStationHub();
    hub.messages$.subscribe(note);
    models = createModelSlot(createFakeClassifier());
    // Whatever leads is held at once.
    const judging = { enter: 0, lead: 0, leave: 0 };
    roster = createStationRoster({ hub, listen: listenHere(models, { judging }) });
  });
  afterEach(() => {
    roster.close();
    models.dispose();
  });

  it('listens to nobody before it starts, and to those who are added later at once', () => {
    const opened: string[] = [];
    const station = (name: string) => ({
      name,
      source: sourceOf(() => {
        opened.push(name);
        return NEVER;
      }),
    });
    roster.add(station('a'));
    expect(opened).toEqual([]);
    roster.start();
    roster.add(station('b'));
    expect(opened).toEqual(['a', 'b']);
    expect(() => roster.add(station('a'))).toThrow(RangeError);
  });

  it('judges what was heard before a pause, ends what is open and says paused last', async () => {
    const events = new Subject<SourceEvent>();
    roster.add({ name: 'a', source: sourceOf(() => events) });
    roster.start();
    for (const chunk of toChunks(synthesiseSweep(22_050, 6), [22_050])) {
      events.next({ kind: 'audio', chunk });
    }
    await waitUntil(() => said.includes('a began'));
    await roster.pause('a', 'enough');
    expect(hub.snapshot('a')?.status).toMatchObject({ state: 'paused', reason: 'enough' });
    expect(events.observed).toBe(false);
    expect(said.slice(-2)).toEqual(['a ended', 'a paused']);
    expect(hub.snapshot('a')).not.toHaveProperty('detection');
    await roster.resume('a');
    expect(events.observed).toBe(true);
    await roster.remove('a');
    expect(said.at(-1)).toBe('a stopped');
    expect(hub.snapshots()).toEqual([]);
  });

  it('has ended once all have, a failure disturbs nobody, and a paused one has not', async () => {
    const failing = sourceOf(() => throwError(() => new Error('broken')));
    const short = sourceOf(() => of({ kind: 'status', state: 'stopped' } as const));
    roster.add({ name: 'failing', source: failing });
    roster.add({ name: 'short', source: short });
    roster.add({ name: 'paused', source: short, paused: true });
    roster.start();
    let ended = false;
    const end = roster.allEnded().then(() => (ended = true));
    await waitUntil(() => said.includes('short stopped') && said.includes('failing failed'));
    expect(said).toContain('paused paused');
    expect(ended).toBe(false);
    await roster.resume('paused');
    await end;
    expect(roster.outcomes()).toMatchObject([
      { name: 'failing', failed: true, reason: 'broken', heard: false },
      { name: 'short', failed: false },
      { name: 'paused', failed: false },
    ]);
  });

  it('tries one that failed again when it is resumed, though it waits for its next try', async () => {
    let opened = 0;
    const failed = { kind: 'status', state: 'failed', reason: 'no such mount' } as const;
    const source = sourceOf(() => ((opened += 1), concat(of(failed), NEVER)));
    roster.add({ name: 'a', source });
    roster.start();
    await roster.resume('a');
    expect(opened).toBe(2);
    await roster.resume('a');
    expect(opened).toBe(3);
    expect(new Set(said)).toEqual(new Set(['a failed']));
    const end = roster.allEnded().then(() => 'ended');
    expect(await Promise.race([end, Promise.resolve('goes on')])).toBe('goes on');
  });

  it('leaves all at once when it is closed, and says nothing more', async () => {
    const events = new Subject<SourceEvent>();
    roster.add({ name: 'a', source: sourceOf(() => events) });
    roster.start();
    roster.close();
    expect(events.observed).toBe(false);
    await roster.allEnded();
    expect(said).toEqual([]);
  });

  it('knows no names that it does not have', async () => {
    await expect(roster.pause('a', '')).rejects.toThrow(RangeError);
    await expect(roster.remove('a')).rejects.toThrow(RangeError);
    await expect(roster.resume('a')).rejects.toThrow(RangeError);
  });
});
