// A real Icecast that ffmpeg feeds with one MP3 over and over; it only copies, and nothing is encoded.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keepChild, stopChild } from './stop-child.mjs';

const MOUNTS = 8;
const PASSWORD = 'loopback';
const LONGEST_START_MS = 15_000;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const configOf = (port, folder) => `<icecast>
  <limits><clients>3000</clients><sources>${MOUNTS + 2}</sources><queue-size>524288</queue-size><burst-size>65535</burst-size></limits>
  <authentication><source-password>${PASSWORD}</source-password><admin-user>admin</admin-user><admin-password>${PASSWORD}</admin-password></authentication>
  <hostname>127.0.0.1</hostname>
  <listen-socket><port>${port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <paths><basedir>/usr/share/icecast2</basedir><logdir>${folder}</logdir><webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot></paths>
  <logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog><loglevel>1</loglevel></logging>
  <security><chroot>0</chroot>${process.getuid?.() === 0 ? '<changeowner><user>icecast2</user><group>icecast</group></changeowner>' : ''}</security>
</icecast>
`;

/** Icecast's JSON is none while nothing is on air. */
const mountsOnAir = async (url) => {
  const text = await (await globalThis.fetch(`${url}/status-json.xsl`)).text();
  return text.match(/"listenurl"/g)?.length ?? 0;
};

const untilOnAir = async (url, mounts) => {
  const endMs = performance.now() + LONGEST_START_MS;
  while ((await mountsOnAir(url)) < mounts) {
    if (performance.now() > endMs) throw new Error('expected Icecast on air, it is not');
    await wait(100);
  }
};

const untilAnswering = async (url) => {
  const endMs = performance.now() + LONGEST_START_MS;
  while (!(await globalThis.fetch(url).catch(() => undefined))) {
    if (performance.now() > endMs) throw new Error('expected Icecast to answer, it does not');
    await wait(100);
  }
};

const feed = (mp3, port, mount) => {
  const input = ['-v', 'error', '-nostdin', '-re', '-stream_loop', '-1', '-i', mp3];
  // Frame by frame, as encoders on air send it, not two seconds at once.
  const output = ['-c', 'copy', '-f', 'mp3', '-flush_packets', '1', '-content_type', 'audio/mpeg'];
  const target = `icecast://source:${PASSWORD}@127.0.0.1:${port}/${mount}.mp3`;
  return keepChild(spawn('ffmpeg', [...input, ...output, target], { stdio: 'ignore' }));
};

/** Icecast with its feeds on air: the address of the n-th station, the processes, and an end of it all. */
export const startIcecast = async (mp3, folder) => {
  const port = await freePort();
  const own = mkdtempSync(join(folder, 'icecast-'));
  // Icecast gives up root, and must still write its logs.
  [folder, own].forEach((each) => chmodSync(each, 0o777));
  writeFileSync(join(own, 'icecast.xml'), configOf(port, own));
  const args = ['-c', join(own, 'icecast.xml')];
  const server = keepChild(spawn('icecast2', args, { stdio: 'ignore' }));
  const children = [server];
  const stop = async () => {
    await Promise.all(children.map((child) => stopChild(child)));
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilAnswering(url);
    for (let mount = 0; mount < MOUNTS; mount++) children.push(feed(mp3, port, mount));
    await untilOnAir(url, MOUNTS);
    const urlOf = (index) => `${url}/${index % MOUNTS}.mp3?${index}`;
    return { urlOf, pids: () => children.map(({ pid }) => pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
