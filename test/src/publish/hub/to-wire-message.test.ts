import { describe, expect, it } from 'vitest';
import { detectionSchema, predictionSchema } from '../../../../src/protocol/index.js';
import { toWireMessage } from '../../../../src/publish/hub/to-wire-message.js';
import type { Detection } from '../../../../src/smoothing/to-detections.js';
import { fakeModelInfo } from '../../../helpers/fake-classifier.js';
import { fakeScores } from '../../../helpers/fake-scores.js';

const context = { now: () => 10_050 };
const SHARES = [0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05];

describe('toWireMessage', () => {
  it('says of a prediction where it comes from, when, and how late', () => {
    const scores = fakeScores({ endSeconds: 10.00049, probabilities: SHARES });
    const smoothed = scores.probabilities;
    const judged = { ...scores, smoothed, quiet: false, state: 'unsure', sinceSeconds: 0 } as const;
    const body = toWireMessage(
      { kind: 'prediction', scores: judged, model: fakeModelInfo },
      context,
    );
    expect(body).toMatchObject({
      type: 'prediction',
      mediaSeconds: 10,
      windowStartSeconds: 7,
      windowEndSeconds: 10,
      wallTimeMs: 10_050,
      latencyMs: 50,
      probabilities: { blues: 0.3, rock: 0.05 },
      top: { label: 'blues', confidence: 0.3 },
      state: 'unsure',
      level: { rmsDb: -20, peakDb: -8 },
      model: { name: 'fake', hash: '0123456789ab' },
    });
    expect(body).not.toHaveProperty('genre');
    predictionSchema.parse({ ...body, station: 'a', seq: 1 });
  });

  it('names the genre that is held', () => {
    const scores = fakeScores({ endSeconds: 10, probabilities: SHARES });
    const held = { state: 'music', genre: 'blues', index: 0, sinceSeconds: 4 } as const;
    const judged = { ...scores, smoothed: scores.probabilities, quiet: false, ...held };
    const body = toWireMessage(
      { kind: 'prediction', scores: judged, model: fakeModelInfo },
      context,
    );
    expect(body).toMatchObject({ state: 'music', genre: 'blues' });
  });

  it('says what the sound is like, and which two genres are held together', () => {
    const scores = fakeScores({ endSeconds: 10, probabilities: SHARES });
    const fusion = ['blues', 'rock'] as const;
    const held = { state: 'music', genre: 'blues', index: 0, sinceSeconds: 4, fusion } as const;
    const judged = { ...scores, smoothed: scores.probabilities, quiet: false, ...held };
    const descriptors = {
      energy: 0.123456,
      loudnessLufs: -14.06,
      tempoBpm: 119.96,
      key: 'C minor',
      keyConfidence: 0.4567,
    };
    const body = toWireMessage(
      { kind: 'prediction', scores: judged, model: fakeModelInfo, descriptors },
      context,
    );
    expect(body).toMatchObject({ genre: 'blues', fusion: ['blues', 'rock'] });
    expect(predictionSchema.parse({ ...body, station: 'a', seq: 1 }).descriptors).toEqual({
      energy: 0.12,
      loudnessLufs: -14.1,
      tempoBpm: 120,
      key: 'C minor',
      keyConfidence: 0.46,
    });
  });

  it('tells of a fusion in a detection of its first genre', () => {
    const fusion = ['jazz', 'blues'] as const;
    const began = { event: 'began', label: 'jazz', fusion, startSeconds: 3, meanConfidence: 0.5 };
    const body = toWireMessage({ kind: 'detection', detection: began as Detection }, context);
    expect(detectionSchema.parse({ ...body, station: 'a', seq: 1 })).toMatchObject({
      label: 'jazz',
      fusion: ['jazz', 'blues'],
    });
  });

  it('carries a detection, a status and a title over', () => {
    const began = {
      event: 'began',
      label: 'jazz',
      startSeconds: 3.00001,
      meanConfidence: 0.5,
    } as const;
    expect(toWireMessage({ kind: 'detection', detection: began }, context)).toEqual({
      type: 'detection',
      event: 'began',
      label: 'jazz',
      startSeconds: 3,
      meanConfidence: 0.5,
      wallTimeMs: 10_050,
    });
    expect(toWireMessage({ kind: 'status', state: 'backoff', reason: 'lost' }, context)).toEqual({
      type: 'status',
      state: 'backoff',
      reason: 'lost',
      wallTimeMs: 10_050,
    });
    expect(toWireMessage({ kind: 'status', state: 'running' }, context)).not.toHaveProperty(
      'reason',
    );
  });

  it('takes control characters out of titles and reasons', () => {
    const text = '\u001B[2Jone\r\ntwo\u009B\u0007';
    const clean = '[2Jone two';
    const title = toWireMessage({ kind: 'metadata', title: text }, context);
    expect(title).toMatchObject({ title: clean });
    const status = { kind: 'status', state: 'failed', reason: text } as const;
    expect(toWireMessage(status, context)).toMatchObject({ reason: clean });
  });

  it('cuts titles that are endless', () => {
    const body = toWireMessage({ kind: 'metadata', title: 'x'.repeat(100_000) }, context);
    expect(body).toMatchObject({ title: 'x'.repeat(500) });
  });
});
