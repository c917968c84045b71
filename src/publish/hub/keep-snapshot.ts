import type { DetectionMessage, StationMessage, StationSnapshot } from '../../protocol/index.js';

/** The alarms that last; left out when there are none. */
const keepAlarms = (
  { alarms = [], ...before }: StationSnapshot,
  message: DetectionMessage,
): StationSnapshot => {
  const others = alarms.filter(({ alarm }) => alarm !== message.alarm);
  const after = message.event === 'began' ? [...others, message] : others;
  return { ...before, seq: message.seq, ...(after.length > 0 && { alarms: after }) };
};

/** The station as it stands after the message: the last of each kind, and the detections that have not ended. */
export const keepSnapshot = (before: StationSnapshot, message: StationMessage): StationSnapshot => {
  const { detection, ...others } = before;
  const after = { ...before, seq: message.seq };
  switch (message.type) {
    case 'prediction':
      return { ...after, prediction: message };
    case 'status':
      return { ...after, status: message };
    case 'metadata':
      return { ...after, metadata: message };
    case 'detection':
      if (message.alarm) return keepAlarms(before, message);
      if (message.event === 'began') return { ...after, detection: message };
      return detection?.label === message.label ? { ...others, seq: message.seq } : after;
  }
};
