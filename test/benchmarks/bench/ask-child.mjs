import { fork } from 'node:child_process';
import { once } from 'node:events';

/** The next thing a child says; fails when it ends instead. */
const answerOf = async (child) => {
  const stop = new globalThis.AbortController();
  const { signal } = stop;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`expected an answer of ${child.spawnargs.at(-1)}, it ended with code ${code}`);
  });
  try {
    return (await Promise.race([once(child, 'message', { signal }), ended]))[0];
  } finally {
    stop.abort();
    ended.catch(() => {});
  }
};

/** Starts a module beside this one as a child that is asked by messages; resolves with its first one. */
export const startChild = async (file, ...args) => {
  const child = fork(new URL(file, import.meta.url), args);
  return { child, answer: await answerOf(child) };
};

/** Tells a child something and gives its answer. */
export const askChild = (child, message) => {
  const answer = answerOf(child);
  child.send(message);
  return answer;
};
