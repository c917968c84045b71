import { concat, defer, mergeMap, type OperatorFunction } from 'rxjs';
import type { AudioChunk } from '../../streams/index.js';
import { type LiveOptions, readLive } from '../smoothing/live-options.js';
import { ALARM_KINDS, type Alarm, type AlarmKind } from './alarm.js';
import { AlarmHold } from './alarm-hold.js';
import { type AlarmOptions, defaultAlarmOptions } from './alarm-options.js';
import { BlockCutter } from './block-cutter.js';
import type { SoundBlock } from './sound-block.js';
import { SoundWatch } from './sound-watch.js';

const patience: Readonly<Record<AlarmKind, (options: AlarmOptions) => number>> = {
  'dead-air': ({ deadAirSeconds }) => deadAirSeconds,
  tone: ({ toneSeconds }) => toneSeconds,
  loop: ({ loopSeconds }) => loopSeconds,
  'dc-offset': ({ dcSeconds }) => dcSeconds,
};

/**
 * Listens for what is wrong with the sound itself: silence, one tone, a stretch that repeats itself, DC. Alarms
 * end when it was well for a second, and with a gap or the sound, where what was heard last is their end.
 */
export const raiseAlarms =
  (options: LiveOptions<AlarmOptions> = {}): OperatorFunction<AudioChunk, Alarm> =>
  (chunks) =>
    defer(() => {
      const read = readLive(defaultAlarmOptions, options);
      const cutter = new BlockCutter();
      const watch = new SoundWatch();
      const holds = ALARM_KINDS.map((kind) => ({ kind, hold: new AlarmHold(kind) }));
      const endAll = (): Alarm[] => holds.flatMap(({ hold }) => hold.end());
      const judge = (block: SoundBlock): Alarm[] => {
        const ended = block.interrupted ? endAll() : [];
        const current = read();
        const wrongs = watch.push(block, current);
        const changes = holds.flatMap(({ kind, hold }) =>
          hold.push(wrongs[kind], block.endSeconds, patience[kind](current)),
        );
        return [...ended, ...changes];
      };
      return concat(
        chunks.pipe(
          mergeMap((chunk) => cutter.push(chunk)),
          mergeMap(judge),
        ),
        defer(endAll),
      );
    });
