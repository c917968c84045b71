import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** In place of systemd: prints what is sent to a datagram socket, a line each. */
const RECEIVER = `
import socket, sys
server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
server.bind(sys.argv[1])
print('open', flush=True)
while True:
    print(server.recv(4096).decode().strip(), flush=True)
`;

/** What was told to a service manager at `path`, from the first message on. */
export const receiveNotifications = async (path: string) => {
  const child = spawn('python3', ['-c', RECEIVER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    listeners.forEach((look) => look());
  });
  /** Resolves when it was told so `times` in all. */
  const until = (line: string, times = 1): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (said.filter((each) => each === line).length < times) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  await until('open');
  return { said, until, close: () => child.kill() };
};
