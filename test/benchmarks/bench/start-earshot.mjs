// `earshot serve` as a user runs it, with a client that watches; its stations are changed by SIGHUP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { askChild, startChild } from './ask-child.mjs';
import { keepChild, stopChild } from './stop-child.mjs';

const PROGRAM = fileURLToPath(new URL('../../../dist/src/main.js', import.meta.url));
const LONGEST_STOP_MS = 15_000;

const configOf = (stations, { decoder, threads, engine }) =>
  JSON.stringify({ stations, server: { port: 0 }, decoder, threads, engine });

const untilServing = (child) =>
  new Promise((resolve, reject) => {
    let text = '';
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (text.length < 2000) text += `${line}\n`;
      const { msg, url } = line.startsWith('{') ? JSON.parse(line) : {};
      if (msg === 'serving') resolve(url);
    });
    child.once('exit', () => reject(new Error(`earshot did not serve:\n${text}`)));
  });

const readLag = async (url) => {
  const text = await (
    await globalThis.fetch(new URL('/metrics', url.replace(/^ws/, 'http')))
  ).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1] ?? NaN);
};

/** Starts a server of `count` stations, whose addresses `urlOf` tells. */
export const startEarshot = async (folder, urlOf, count, settings) => {
  const path = join(folder, 'earshot.yaml');
  const write = (stations) => {
    const list = Array.from({ length: stations }, (_, index) => ({
      name: `station-${index}`,
      source: `radio:${urlOf(index)}`,
    }));
    writeFileSync(path, configOf(list, settings));
  };
  write(count);
  let current = count;
  const startedMs = Date.now();
  const args = [PROGRAM, 'serve', '--config', path];
  const stdio = ['ignore', 'ignore', 'pipe'];
  const child = keepChild(spawn(process.execPath, args, { stdio }));
  const url = await untilServing(child);
  const { child: watcher } = await startChild('./watcher.mjs', url);
  const stop = async () => {
    const gone = once(watcher, 'exit');
    watcher.disconnect();
    const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS);
    await Promise.all([gone, stopChild(child, 'SIGTERM')]);
    clearTimeout(patience);
  };
  return {
    pid: child.pid,
    watcherPid: watcher.pid,
    startedMs,
    ask: (command) => askChild(watcher, command),
    lagSeconds: () => readLag(url),
    setStations: (stations) => {
      const added = stations - current;
      current = stations;
      write(stations);
      child.kill('SIGHUP');
      return added;
    },
    stop,
  };
};
