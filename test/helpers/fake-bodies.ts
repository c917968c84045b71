import type { MessageBody } from '../../src/publish/hub/message-body.js';

type Body<Type extends MessageBody['type']> = Extract<MessageBody, { type: Type }>;

/** A prediction as a station would publish it. */
export const predictionBody = (mediaSeconds = 3): Body<'prediction'> => ({
  type: 'prediction',
  mediaSeconds,
  wallTimeMs: 5000,
  windowStartSeconds: mediaSeconds - 3,
  windowEndSeconds: mediaSeconds,
  probabilities: { blues: 0.5, rock: 0.5 },
  smoothed: { blues: 0.75, rock: 0.25 },
  top: { label: 'blues', confidence: 0.75 },
  state: 'unsure',
  level: { rmsDb: -20, peakDb: -8 },
  chroma: Array<number>(12).fill(0.5),
  model: { name: 'fake', hash: '0123456789ab' },
  latencyMs: 30,
  droppedWindows: 0,
});

/** A detection of blues. */
export const detectionBody = (event: 'began' | 'ended'): Body<'detection'> => ({
  type: 'detection',
  event,
  label: 'blues',
  startSeconds: 3,
  ...(event === 'ended' && { endSeconds: 9 }),
  meanConfidence: 0.6,
  wallTimeMs: 5000,
});

/** A track title. */
export const titleBody = (title: string): Body<'metadata'> => ({
  type: 'metadata',
  title,
  wallTimeMs: 5000,
});
