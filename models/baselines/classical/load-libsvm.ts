import { createRequire } from 'node:module';
import type LibSvm from 'libsvm-js/asm.js';

type Svm = typeof LibSvm;

let loaded: Svm | undefined;

/**
 * The package libsvm-js, when first needed. It makes itself a listener of unhandled rejections, which would
 * keep Node from ending on one: that is taken away again.
 */
export const loadLibsvm = (): Svm => {
  if (loaded) return loaded;
  const before = new Set(process.listeners('unhandledRejection'));
  loaded = createRequire(import.meta.url)('libsvm-js/asm.js') as Svm;
  for (const listener of process.listeners('unhandledRejection')) {
    if (!before.has(listener)) process.off('unhandledRejection', listener);
  }
  return loaded;
};
