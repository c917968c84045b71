import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { childrenOf } from './children-of.js';

/** What a process holds at one moment. */
export type Resources = {
  readonly heapMegabytes: number;
  /** Outside of the heap: samples, and what WebAssembly has. */
  readonly externalMegabytes: number;
  readonly tensors: number;
  readonly timers: number;
  /** Files, sockets and pipes, as the kernel counts them. */
  readonly files: number;
  readonly children: number;
};

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

/** Reads what this process holds after its garbage is collected, on Linux. */
export const readResources = (): Resources => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  const active = process.getActiveResourcesInfo();
  return {
    heapMegabytes: heapUsed / 1e6,
    externalMegabytes: external / 1e6,
    tensors: tf.memory().numTensors,
    timers: active.filter((kind) => kind === 'Timeout').length,
    files: readdirSync('/proc/self/fd').length,
    children: childrenOf(process.pid).length,
  };
};

/** One line of figures. */
export const describeResources = (resources: Resources): string =>
  [
    `heap ${resources.heapMegabytes.toFixed(1)} MB`,
    `external ${resources.externalMegabytes.toFixed(1)} MB`,
    `${resources.tensors} tensors`,
    `${resources.timers} timers`,
    `${resources.files} files and sockets`,
    `${resources.children} children`,
  ].join(', ');
