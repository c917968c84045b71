const silence = (): void => {};

/**
 * Runs `call`, in which nothing is written to the console until it returns or first awaits. Decoders in WebAssembly
 * complain there of damaged sound, line by line, where pictures, JSON and logs are written.
 */
export const quietly = <T>(call: () => T): T => {
  const { log, error, warn } = console;
  Object.assign(console, { log: silence, error: silence, warn: silence });
  try {
    return call();
  } finally {
    Object.assign(console, { log, error, warn });
  }
};
