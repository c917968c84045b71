import type { StationMessage, StationSnapshot } from '../../protocol/index.js';

/** The station as it stands after the message: the last of each kind, and the detection that has not ended. */
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
      if (message.event === 'began') return { ...after, detection: message };
      return detection?.label === message.label ? { ...others, seq: message.seq } : after;
  }
};
