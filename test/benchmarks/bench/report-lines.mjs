const whole = (value) => Number(value).toFixed(0);

/** One line of a step of stations. */
export const describeStep = (kind, step) => {
  const { stations, held, p50, p95, p99, cores, lagMs, shareBytes, leastRate, dropped } = step;
  const said = [
    `${String(stations).padStart(5)} ${kind.padEnd(14)} ${held ? 'held' : 'NOT held'}`,
    `p50 ${whole(p50)} p95 ${whole(p95)} p99 ${whole(p99)} ms`,
    `cores: earshot ${cores.program.toFixed(2)}, its ffmpeg ${cores.decoders.toFixed(2)}, feeders ${cores.feeders.toFixed(2)}, others ${cores.others.toFixed(2)}`,
    `slowest ${(leastRate * 100).toFixed(0)} %, ${dropped} dropped`,
    `event loop p99 ${whole(lagMs)} ms, ${whole(shareBytes / 2 ** 20)} MiB`,
  ];
  return said.join('; ');
};

/** What is said of stages, as lines. */
export const describeStages = ({ microseconds, realTimeFactor, twoCoresRealTimeFactor = {} }) =>
  Object.entries(microseconds).map(([name, each]) => {
    const two = twoCoresRealTimeFactor[name];
    const onTwo = two ? `, ${whole(two)} on two cores` : '';
    return `${name.padEnd(22)} ${whole(realTimeFactor[name]).padStart(6)} × real time ${whole(each).padStart(6)} µs a second${onTwo}`;
  });

/** What is said of others, as lines. */
export const describePeers = (peers) =>
  Object.entries(peers).map(([name, { does, realTimeFactor, skipped }]) => {
    const said = skipped ? `skipped: ${skipped}` : `${whole(realTimeFactor)} × real time`;
    return `${name.padEnd(22)} ${said} (${does})`;
  });
