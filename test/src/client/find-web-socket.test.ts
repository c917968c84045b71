import { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { findWebSocket } from '../../../src/client/find-web-socket.js';

const fail = () => Promise.reject(new Error('ERR_MODULE_NOT_FOUND'));

describe('findWebSocket', () => {
  it('takes the one of the place where it runs', async () => {
    class Own extends WebSocket {}
    expect(await findWebSocket({ WebSocket: Own }, fail)).toBe(Own);
  });

  it('takes that of the package ws where there is none', async () => {
    expect(await findWebSocket({})).toBe(WebSocket);
  });

  it('says what to do when there is neither', async () => {
    await expect(findWebSocket({}, fail)).rejects.toMatchObject({
      code: 'NO_WEBSOCKET',
      message:
        'there is no WebSocket here: use Node 22 or later, or install ws, or give connect() one: { WebSocket }',
    });
  });
});
