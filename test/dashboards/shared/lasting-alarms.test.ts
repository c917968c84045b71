import { describe, expect, it } from 'vitest';
import { lastingAlarms } from '../../../dashboards/shared/lasting-alarms.js';
import type { ServerMessage } from '../../../src/protocol/index.js';
import {
  alarmOf,
  backoffOf,
  detectionOf,
  emptySnapshotOf,
  predictionOf,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';

const alarmsAfter = (...messages: readonly ServerMessage[]) => {
  const [view] = stateAfter(welcomeTo('demo'), ...messages).stations;
  return view && lastingAlarms(view).map(({ detection, seconds }) => [detection.alarm, seconds]);
};

describe('lastingAlarms', () => {
  it('tells what lasts and for how long, in the order in which it began', () => {
    const messages = [
      alarmOf('tone', 30),
      alarmOf('dc-offset', 20),
      alarmOf('loop', 5, 25),
      detectionOf('demo', 'jazz', 0),
      predictionOf('demo', 'jazz', 90),
    ];
    expect(alarmsAfter(...messages)).toEqual([
      ['dc-offset', 70],
      ['tone', 60],
    ]);
  });

  it('tells no alarm that has ended, and no length before anything was heard', () => {
    expect(alarmsAfter(alarmOf('tone', 30), alarmOf('tone', 30, 40))).toEqual([]);
    expect(alarmsAfter(alarmOf('tone', 30))).toEqual([['tone', 0]]);
  });

  it('tells none of a station of which nothing is heard', () => {
    expect(alarmsAfter(alarmOf('tone', 30), backoffOf('demo', 'reset'))).toEqual([]);
  });

  it('keeps an alarm that lasts while hundreds of genres come and go', () => {
    const genres = Array.from({ length: 300 }, (_, at) => detectionOf('demo', 'jazz', at, at + 1));
    expect(alarmsAfter(alarmOf('dc-offset', 0), ...genres)).toEqual([['dc-offset', 0]]);
  });

  it('holds one of a kind when the end of one was missed', () => {
    const again = [alarmOf('tone', 10), alarmOf('tone', 50), predictionOf('demo', 'jazz', 60)];
    expect(alarmsAfter(...again)).toEqual([['tone', 10]]);
  });

  it('takes what lasts from a snapshot, and nothing else', () => {
    const snapshot = emptySnapshotOf('demo');
    snapshot.stations[0]!.alarms = [alarmOf('dead-air', 40)];
    snapshot.stations[0]!.prediction = predictionOf('demo', 'jazz', 100);
    expect(alarmsAfter(alarmOf('tone', 10), snapshot)).toEqual([['dead-air', 60]]);
  });
});
