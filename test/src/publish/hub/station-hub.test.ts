import { describe, expect, it } from 'vitest';
import type { StationMessage } from '../../../../src/protocol/index.js';
import { createStationHub } from '../../../../src/publish/hub/station-hub.js';
import { detectionBody, predictionBody, titleBody } from '../../../helpers/fake-bodies.js';

const createHub = () => {
  const hub = createStationHub();
  hub.addStation('fip', 'radio:http://fip.example/');
  hub.addStation('jazz', 'radio:http://jazz.example/');
  return hub;
};

describe('createStationHub', () => {
  it('counts the messages of each station, whatever their kind', () => {
    const hub = createHub();
    const heard: StationMessage[] = [];
    hub.messages$.subscribe((message) => heard.push(message));
    hub.publish('fip', predictionBody());
    hub.publish('fip', titleBody('a'));
    hub.publish('jazz', detectionBody('began'));
    hub.publish('fip', detectionBody('began'));
    expect(heard.map(({ station, seq, type }) => `${station} ${seq} ${type}`)).toEqual([
      'fip 1 prediction',
      'fip 2 metadata',
      'jazz 1 detection',
      'fip 3 detection',
    ]);
  });

  it('tells with each prediction which title is playing, once one was told', () => {
    const hub = createHub();
    expect(hub.publish('fip', predictionBody())).not.toHaveProperty('title');
    hub.publish('fip', titleBody('Etta James - At Last'));
    expect(hub.publish('fip', predictionBody())).toHaveProperty('title', 'Etta James - At Last');
    expect(hub.publish('jazz', predictionBody())).not.toHaveProperty('title');
  });

  it('keeps the last message of each kind', () => {
    const hub = createHub();
    hub.publish('fip', predictionBody(3));
    hub.publish('fip', predictionBody(4));
    hub.publish('fip', titleBody('a'));
    hub.publish('fip', { type: 'status', state: 'running', wallTimeMs: 1 });
    expect(hub.snapshot('fip')).toMatchObject({
      seq: 4,
      prediction: { seq: 2, mediaSeconds: 4 },
      metadata: { title: 'a' },
      status: { state: 'running' },
    });
    expect(hub.snapshot('jazz')).toEqual({
      station: 'jazz',
      uri: 'radio:http://jazz.example/',
      seq: 0,
    });
  });

  it('keeps a detection until it has ended', () => {
    const hub = createHub();
    hub.publish('fip', detectionBody('began'));
    expect(hub.snapshot('fip')?.detection).toMatchObject({ label: 'blues', event: 'began' });
    hub.publish('fip', detectionBody('ended'));
    expect(hub.snapshot('fip')).not.toHaveProperty('detection');
    expect(hub.snapshot('fip')?.seq).toBe(2);
  });

  it('knows only the stations it was given, once each', () => {
    const hub = createHub();
    expect(hub.snapshot('__proto__')).toBeUndefined();
    expect(() => hub.publish('nova', titleBody('a'))).toThrow('no station is named "nova"');
    expect(() => hub.addStation('fip', 'x')).toThrow('two stations named "fip"');
  });
});
