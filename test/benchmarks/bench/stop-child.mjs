import { once } from 'node:events';

const ours = new Set();
process.on('exit', () => ours.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Has a child end with us, however we end. */
export const keepChild = (child) => {
  ours.add(child);
  child.once('exit', () => ours.delete(child));
  return child;
};

/** Ends a child of ours and waits until it is gone. */
export const stopChild = async (child, signal = 'SIGKILL') => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
};
