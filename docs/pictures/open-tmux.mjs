import { execFileSync } from 'node:child_process';

const environment = { ...process.env, LC_ALL: 'C.UTF-8', COLORTERM: 'truecolor', SHELL: '/bin/sh' };
for (const name of ['CI', 'CONTINUOUS_INTEGRATION', 'NO_COLOR', 'TMUX']) delete environment[name];

/** Starts a command in a terminal of its own; what is returned hands arguments to its tmux. */
export const openTmux = (command, { columns, rows }) => {
  const socket = `earshot-picture-${process.pid}`;
  const tmux = (...args) =>
    execFileSync('tmux', ['-u', '-f', '/dev/null', '-L', socket, ...args], {
      env: environment,
      encoding: 'utf8',
    });
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), command);
  return tmux;
};
