import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { stopChild } from './stop-child.js';
import { waitUntil } from './wait-until.js';

const PASSWORD = 'loopback';

/** Something that plays into a mount. */
export type Feed = { readonly stop: () => Promise<void> };

/** A real Icecast server on loopback. */
export type IcecastServer = {
  readonly port: number;
  readonly urlOf: (mount: string) => string;
  /** Plays with ffmpeg in real time into a mount such as `/jazz.mp3`; resolves when the mount is on air. */
  readonly feed: (
    mount: string,
    inputArguments: readonly string[],
    outputArguments: readonly string[],
  ) => Promise<Feed>;
  /** Sets the title of a mount that is no Ogg. */
  readonly setTitle: (mount: string, title: string) => Promise<void>;
  /** Ends feeds and server at once, as a crash does. */
  readonly stop: () => Promise<void>;
};

/** Starts Icecast on `port`, any free one when left out, with its files in a folder of their own. */
export const startIcecast = async (port?: number): Promise<IcecastServer> => {
  const listenPort = port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'earshot-icecast-'));
  // Icecast gives up root, and must still write its logs.
  await chmod(folder, 0o777);
  const configPath = join(folder, 'icecast.xml');
  await writeFile(configPath, configOf(listenPort, folder));
  const server = spawn('icecast2', ['-c', configPath], { stdio: 'ignore' });
  const children = new Set<ChildProcess>([server]);
  const url = `http://127.0.0.1:${listenPort}`;
  await waitUntil(async () => (await fetch(`${url}/status-json.xsl`)).ok);
  const stop = async (): Promise<void> => {
    await Promise.all([...children].map((child) => stopChild(child)));
    await rm(folder, { recursive: true, force: true });
  };
  return {
    port: listenPort,
    urlOf: (mount) => url + mount,
    feed: async (mount, inputArguments, outputArguments) => {
      const target = `icecast://source:${PASSWORD}@127.0.0.1:${listenPort}${mount}`;
      const feed = startFeed(inputArguments, outputArguments, target);
      children.add(feed);
      await waitUntil(() => isOnAir(url, mount));
      return { stop: () => stopChild(feed) };
    },
    setTitle: (mount, title) => setTitle(url, mount, title),
    stop,
  };
};

const startFeed = (
  inputArguments: readonly string[],
  outputArguments: readonly string[],
  target: string,
): ChildProcess =>
  spawn(
    'ffmpeg',
    ['-nostdin', '-loglevel', 'error', '-re', ...inputArguments, ...outputArguments, target],
    { stdio: 'ignore' },
  );

type Status = {
  readonly icestats: { readonly source?: { listenurl: string } | { listenurl: string }[] };
};

const isOnAir = async (url: string, mount: string): Promise<boolean> => {
  const status = (await (await fetch(`${url}/status-json.xsl`)).json()) as Status;
  return [status.icestats.source ?? []].flat().some(({ listenurl }) => listenurl.endsWith(mount));
};

const setTitle = async (url: string, mount: string, title: string): Promise<void> => {
  const query = new URLSearchParams({ mount, mode: 'updinfo', song: title, charset: 'UTF-8' });
  const Authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
  const answer = await fetch(`${url}/admin/metadata?${query}`, { headers: { Authorization } });
  if (!answer.ok) throw new Error(`Icecast did not take the title: ${answer.status}`);
};

const configOf = (port: number, folder: string): string => {
  const user =
    process.getuid?.() === 0
      ? '<changeowner><user>icecast2</user><group>icecast</group></changeowner>'
      : '';
  return `<icecast>
  <limits><clients>200</clients><sources>20</sources><queue-size>524288</queue-size><burst-size>65535</burst-size></limits>
  <authentication><source-password>${PASSWORD}</source-password><admin-user>admin</admin-user><admin-password>${PASSWORD}</admin-password></authentication>
  <hostname>127.0.0.1</hostname>
  <listen-socket><port>${port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <paths><basedir>/usr/share/icecast2</basedir><logdir>${folder}</logdir><webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot></paths>
  <logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog><loglevel>2</loglevel></logging>
  <security><chroot>0</chroot>${user}</security>
</icecast>
`;
};
