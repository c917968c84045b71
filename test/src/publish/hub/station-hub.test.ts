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

  it('keeps alarms until they have ended, beside the detection and each other', () => {
    const hub = createHub();
    const alarm = (kind: 'dead-air' | 'dc-offset', event: 'began' | 'ended') =>
      hub.publish('fip', { ...detectionBody(event), label: kind, alarm: kind });
    hub.publish('fip', detectionBody('began'));
    alarm('dead-air', 'began');
    alarm('dc-offset', 'began');
    const held = () => hub.snapshot('fip')?.alarms?.map((each) => each.alarm);
    expect(held()).toEqual(['dead-air', 'dc-offset']);
    alarm('dead-air', 'ended');
    expect(held()).toEqual(['dc-offset']);
    alarm('dc-offset', 'ended');
    expect(hub.snapshot('fip')).not.toHaveProperty('alarms');
    expect(hub.snapshot('fip')?.detection).toMatchObject({ label: 'blues' });
  });

  it('knows only the stations it was given, once each', () => {
    const hub = createHub();
    expect(hub.snapshot('__proto__')).toBeUndefined();
    expect(() => hub.publish('nova', titleBody('a'))).toThrow('no station is named "nova"');
    expect(() => hub.addStation('fip', 'x')).toThrow('two stations named "fip"');
  });

  it('counts all messages in the order of publishing, from where it is told to', () => {
    const hub = createStationHub({ firstSeq: 1000 });
    hub.addStation('fip', 'x');
    hub.addStation('jazz', 'x');
    const heard: string[] = [];
    hub.published$.subscribe(({ message, order }) => heard.push(`${order} ${message.seq}`));
    expect(hub.snapshot('fip')?.seq).toBe(1000);
    ['fip', 'jazz', 'fip'].forEach((station) => hub.publish(station, titleBody('a')));
    expect(heard).toEqual(['1001 1001', '1002 1001', '1003 1002']);
    expect(hub.order()).toEqual({ first: 1000, last: 1003 });
  });

  it('finds the next message of any station after an order number', () => {
    const hub = createStationHub({ maxHeldMessages: 2 });
    hub.addStation('fip', 'x');
    hub.addStation('jazz', 'x');
    ['fip', 'jazz', 'fip', 'fip', 'jazz'].forEach((station) => hub.publish(station, titleBody('')));
    const orders = [0, 2, 3, 4, 5].map((order) => hub.next(order)?.order);
    expect(orders).toEqual([2, 3, 4, 5, undefined]);
  });

  it('tells when stations come and go, and goes on counting for a name that comes back', () => {
    const hub = createHub();
    let changes = 0;
    hub.stationsChanged$.subscribe(() => (changes += 1));
    hub.publish('fip', titleBody('a'));
    hub.publish('fip', titleBody('b'));
    expect(hub.removeStation('nova')).toBe(false);
    expect(hub.removeStation('fip')).toBe(true);
    expect(hub.snapshots().map(({ station }) => station)).toEqual(['jazz']);
    expect(hub.next(0)).toBeUndefined();
    expect(() => hub.publish('fip', titleBody('c'))).toThrow('no station is named "fip"');
    hub.addStation('fip', 'radio:http://fip.example/other');
    expect(hub.snapshot('fip')).toEqual({
      station: 'fip',
      uri: 'radio:http://fip.example/other',
      seq: 2,
    });
    expect(hub.publish('fip', titleBody('c')).seq).toBe(3);
    expect(changes).toBe(2);
    expect(hub.listVersion()).toBe(4);
  });
});
