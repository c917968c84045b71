import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createModelSlot } from '../../../../models/index.js';
import { createEngineMetrics } from '../../../../src/publish/metrics/engine-metrics.js';
import { connectEvents } from '../../../helpers/event-client.js';
import { detectionBody, predictionBody } from '../../../helpers/fake-bodies.js';
import { createFakeClassifier } from '../../../helpers/fake-classifier.js';
import { connectClient, openLiveApi } from '../../../helpers/live-api.js';
import { needs } from '../../../helpers/needs.js';
import { readMetrics } from '../../../helpers/read-metrics.js';
import { waitUntil } from '../../../helpers/wait-until.js';

describe('/metrics', () => {
  it('is text that a parser of others reads, in base units and with fitting names', async () => {
    const { port, hub } = await openLiveApi();
    hub.publish('fip', predictionBody());
    const { response, families } = await readMetrics(port);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(families.length).toBeGreaterThan(20);
    for (const { name, help, type } of families) {
      expect(help).not.toBe('');
      expect(name).not.toMatch(/_(ms|milliseconds|percent|kilobytes|minutes)(_|$)/);
      expect(name.endsWith('_total')).toBe(type === 'COUNTER');
    }
  });

  it('tells which alarms last and how many there were', async () => {
    const { port, hub } = await openLiveApi();
    const alarm = { label: 'loop', alarm: 'loop' } as const;
    hub.publish('fip', { ...detectionBody('began'), ...alarm });
    const labels = { station: 'fip', alarm: 'loop' };
    const during = await readMetrics(port);
    expect(during.valueOf('earshot_station_alarm', labels)).toBe(1);
    expect(during.valueOf('earshot_station_alarm', { ...labels, alarm: 'tone' })).toBe(0);
    hub.publish('fip', { ...detectionBody('ended'), ...alarm });
    const after = await readMetrics(port);
    expect(after.valueOf('earshot_station_alarm', labels)).toBe(0);
    expect(after.valueOf('earshot_alarms_total', labels)).toBe(1);
  });

  it('tells what stations do and say', async () => {
    const { port, hub } = await openLiveApi();
    hub.publish('fip', { type: 'status', state: 'running', wallTimeMs: 5000 });
    hub.publish('fip', { ...predictionBody(), droppedWindows: 2 });
    hub.publish('fip', { ...predictionBody(), droppedWindows: 5, latencyMs: 300 });
    hub.publish('fip', { ...predictionBody(), droppedWindows: 1 });
    hub.publish('fip', detectionBody('began'));
    const { valueOf, find } = await readMetrics(port);
    const fip = { station: 'fip' };
    expect(valueOf('earshot_station_state', { ...fip, state: 'running' })).toBe(1);
    expect(valueOf('earshot_station_state', { ...fip, state: 'backoff' })).toBe(0);
    expect(valueOf('earshot_station_state', { ...fip, state: 'circuit-open' })).toBe(0);
    expect(valueOf('earshot_station_state_changes_total', { ...fip, state: 'running' })).toBe(1);
    expect(valueOf('earshot_station_state', { station: 'jazz', state: 'starting' })).toBe(1);
    expect(valueOf('earshot_messages_total', { ...fip, type: 'prediction' })).toBe(3);
    expect(valueOf('earshot_messages_total', { ...fip, type: 'detection' })).toBe(1);
    expect(valueOf('earshot_dropped_windows_total', fip)).toBe(6);
    expect(valueOf('earshot_confidence_ratio', fip)).toBe(0.75);
    expect(valueOf('earshot_level_decibels', fip)).toBe(-20);
    expect(valueOf('earshot_last_prediction_timestamp_seconds', fip)).toBe(5);
    expect(valueOf('earshot_station_drift_seconds', fip)).toBe(0);
    const [latency] = find('earshot_prediction_latency_seconds')!.metrics;
    expect(latency!.count).toBe('3');
    expect(latency!.buckets).toMatchObject({ '0.05': '2', '0.25': '2', '0.5': '3', '+Inf': '3' });
  });

  it('forgets a station that is taken away', async () => {
    const { port, hub } = await openLiveApi();
    hub.publish('fip', predictionBody());
    expect((await readMetrics(port)).text).toContain('station="fip"');
    hub.removeStation('fip');
    expect((await readMetrics(port)).text).not.toContain('station="fip"');
  });

  it('has no labels of a client’s choosing', async () => {
    const { port } = await openLiveApi();
    await fetch(`http://127.0.0.1:${port}/no/such/place`);
    await fetch(`http://127.0.0.1:${port}/v1/stations/chosen`);
    const { text, valueOf } = await readMetrics(port);
    expect(text).not.toMatch(/chosen|such/);
    expect(valueOf('earshot_http_requests_total', { route: 'none', status: '404' })).toBe(1);
    expect(valueOf('earshot_http_requests_total', { route: '/v1/stations/:name' })).toBe(1);
  });

  it('counts clients of both kinds and how they left', async () => {
    const { port, url, events } = await openLiveApi();
    const [socket, stream] = [await connectClient(url), await connectEvents(port)];
    const before = await readMetrics(port);
    expect(before.valueOf('earshot_clients', { transport: 'websocket' })).toBe(1);
    expect(before.valueOf('earshot_clients', { transport: 'events' })).toBe(1);
    socket.socket.close(4711);
    stream.leave();
    await waitUntil(() => events.filter(({ kind }) => kind === 'client-left').length === 2);
    const after = await readMetrics(port);
    expect(after.valueOf('earshot_clients', { transport: 'websocket' })).toBe(0);
    expect(after.valueOf('earshot_client_connections_total')).toBe(2);
    expect(after.valueOf('earshot_client_disconnections_total', { code: 'other' })).toBe(1);
    expect(after.valueOf('earshot_client_disconnections_total', { code: '1000' })).toBe(1);
  });

  it('times the calls of the model and counts their batches', async () => {
    const engineMetrics = createEngineMetrics();
    const models = engineMetrics.watch(createModelSlot(createFakeClassifier()));
    const { classifier, release } = models.lease();
    expect(models.lease().classifier).toBe(classifier);
    const request = { input: new Float32Array(1), state: classifier.initialState() };
    await classifier.step([request, request, request]);
    release();
    const { port } = await openLiveApi({ engineMetrics });
    const { find } = await readMetrics(port);
    const [batch] = find('earshot_engine_batch_windows')!.metrics;
    expect(batch).toMatchObject({ buckets: { '2': '0', '4': '1', '+Inf': '1' } });
    const [step] = find('earshot_engine_step_seconds')!.metrics;
    expect(step).toMatchObject({ buckets: { '+Inf': '1' } });
  });

  it.skipIf(!needs('promtool'))('pleases promtool, its linter too', async () => {
    const { port, hub } = await openLiveApi({ engineMetrics: createEngineMetrics() });
    hub.publish('fip', predictionBody());
    const { text } = await readMetrics(port);
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    expect([stdout, stderr, status]).toEqual(['', '', 0]);
  });
});
