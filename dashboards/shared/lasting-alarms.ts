import type { Detection, StationView } from './dashboard-state.js';

/** An alarm that began and has not ended. */
export type LastingAlarm = {
  readonly detection: Detection & { readonly alarm: NonNullable<Detection['alarm']> };
  /** How long it lasts, in media seconds up to the newest prediction. */
  readonly seconds: number;
};

const isLasting = (detection: Detection): detection is LastingAlarm['detection'] =>
  detection.alarm !== undefined && detection.endSeconds === undefined;

/** Alarms are about the sound, so nothing is known of them where none comes. */
const isHeard = ({ status }: StationView): boolean => (status?.state ?? 'running') === 'running';

/** The alarms of a station that last, the one that began first at first. */
export const lastingAlarms = (view: StationView): readonly LastingAlarm[] => {
  if (!isHeard(view)) return [];
  const nowSeconds = view.prediction?.mediaSeconds ?? 0;
  return view.detections
    .filter(isLasting)
    .map((detection) => ({
      detection,
      seconds: Math.max(0, nowSeconds - detection.startSeconds),
    }))
    .toSorted((a, b) => a.detection.startSeconds - b.detection.startSeconds);
};
