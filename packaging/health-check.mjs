/**
 * The health check of the container: ends with 0 when the server at EARSHOT_HEALTH_URL answers `/healthz`, with 1 when
 * it does not within three seconds. A dead radio is no reason to be unhealthy; a hanging program is.
 */
import http from 'node:http';
import https from 'node:https';
import { setTimeout } from 'node:timers';

const url = new URL(process.env.EARSHOT_HEALTH_URL ?? 'http://127.0.0.1:8765/healthz');

const fail = (reason) => {
  process.stderr.write(`unhealthy: ${reason}\n`);
  process.exit(1);
};

setTimeout(() => fail('no answer within 3 s'), 3000).unref();

// The certificate names the outside address, and this is a look at ourselves.
const options = { agent: false, rejectUnauthorized: false };
(url.protocol === 'https:' ? https : http)
  .get(url, options, (response) => {
    response.resume();
    if (response.statusCode === 200) process.exit(0);
    fail(`answered ${response.statusCode}`);
  })
  .on('error', (error) => fail(error.message));
