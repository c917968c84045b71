#!/usr/bin/env node
import { runCli } from './cli/run-cli.js';
import type { CommandContext } from './cli/command-context.js';
import { InterruptedError } from './errors.js';

/** How long a stopping program may take before it is ended the hard way. */
const STOP_GRACE_MS = 5000;

const reloads = new Set<() => void>();

const onReload = (reload: () => void): (() => void) => {
  reloads.add(reload);
  return () => reloads.delete(reload);
};

const stopOnSignals = (): AbortController => {
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort(new InterruptedError());
    setTimeout(() => process.exit(130), STOP_GRACE_MS).unref();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.on('SIGHUP', () => (reloads.size > 0 ? reloads.forEach((reload) => reload()) : stop()));
  // A reader like `head` has enough: stop cleanly instead of failing.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    stopping.abort(new InterruptedError());
  });
  return stopping;
};

const context: CommandContext = {
  stdout: process.stdout,
  stderr: process.stderr,
  stop: stopOnSignals().signal,
  onReload,
  openDashboard: async (options) => {
    const { runTerminalDashboard } = await import('../dashboards/terminal/index.js');
    await runTerminalDashboard(options);
  },
};

process.exitCode = await runCli(process.argv.slice(2), context);
