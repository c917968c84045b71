import { concat, lastValueFrom, of, throwError, toArray, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { StationOutput } from '../../../../src/pipeline.js';
import { publishStation } from '../../../../src/publish/hub/publish-station.js';
import { createStationHub } from '../../../../src/publish/hub/station-hub.js';

const context = { now: () => 5000 };
const RUNNING: StationOutput = { kind: 'status', state: 'running' };
const FAILED: StationOutput = { kind: 'status', state: 'failed', reason: 'the source says so' };
const failure = throwError(() => new Error('the line is dead'));

const publish = async (outputs: Observable<StationOutput>) => {
  const hub = createStationHub();
  hub.addStation('fip', 'radio:http://fip.example/');
  const published = publishStation(hub, 'fip', outputs, context).pipe(toArray());
  return (await lastValueFrom(published)).map((message) => {
    expect(message).toMatchObject({ station: 'fip', wallTimeMs: 5000 });
    return message.type === 'status' ? [message.seq, message.state, message.reason] : [];
  });
};

describe('publishStation', () => {
  it('says that a station stopped when its outputs end', async () => {
    expect(await publish(of(RUNNING))).toEqual([
      [1, 'running', undefined],
      [2, 'stopped', 'the source came to its end'],
    ]);
  });

  it('makes a failure the status of the station, and goes on', async () => {
    expect(await publish(concat(of(RUNNING), failure))).toEqual([
      [1, 'running', undefined],
      [2, 'failed', 'the line is dead'],
    ]);
  });

  it('says an end once when the source said it already', async () => {
    expect(await publish(concat(of(FAILED), failure))).toEqual([
      [1, 'failed', 'the source says so'],
    ]);
    expect(await publish(of({ kind: 'status', state: 'stopped' }))).toEqual([
      [1, 'stopped', undefined],
    ]);
  });
});
