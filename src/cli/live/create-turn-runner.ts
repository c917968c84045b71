/**
 * Runs `job` whenever it is asked to, one run after the other; however often it is asked during a run, one more
 * follows. `job` must not fail.
 */
export const createTurnRunner = (job: () => Promise<void>): (() => void) => {
  let running = false;
  let wanted = false;
  const run = async (): Promise<void> => {
    running = true;
    while (wanted) {
      wanted = false;
      await job();
    }
    running = false;
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
};
