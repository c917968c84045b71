const ROUNDS = 5;

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Microseconds of CPU that a second of sound takes when each frame goes through `act`: the median of five rounds. */
export const timeFrames = ({ frames, seconds }, act) => {
  frames.forEach(act);
  const times = Array.from({ length: ROUNDS }, () => {
    const before = cpuSeconds();
    frames.forEach(act);
    return cpuSeconds() - before;
  });
  return (times.sort((one, other) => one - other)[ROUNDS >> 1] / seconds) * 1e6;
};
