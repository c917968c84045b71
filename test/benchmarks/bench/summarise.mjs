const pick = ({ p50, p95, p99 }) => ({ p50, p95, p99 });

/** What latency is told of: four fifths of what is held, or as many stations as were tried. */
const latencyOf = (live) => {
  const { eighty, steps } = live.mp3 ?? live.pcm ?? { steps: [] };
  const step = eighty ?? steps.at(-1);
  return step ? pick(step) : { p50: null, p95: null, p99: null };
};

const orNull = (value, decimals = 0) =>
  value === undefined ? null : Number(value.toFixed(decimals));

/** All that was measured under the keys that are promised. */
export const summarise = ({ machine, plan, sound, stages, live, decoders, peers, skipped }) => {
  const { realTimeFactor, microseconds, twoCoresRealTimeFactor, engine, decoder, model } = stages;
  const first = live.mp3 ?? live.pcm;
  return {
    machine,
    quick: plan.quick,
    sound: sound.what,
    engine,
    decoder,
    model,
    realTimeFactor,
    microsecondsPerAudioSecond: microseconds,
    ...(twoCoresRealTimeFactor && { twoCoresRealTimeFactor }),
    stationsHeld: { mp3: live.mp3?.most ?? null, pcm: live.pcm?.most ?? null },
    latencyMs: latencyOf(live),
    bytesPerStation: orNull(first?.fits?.bytes.slope),
    startSeconds: orNull((live.pcm ?? first)?.startSeconds, 2),
    live,
    decoders,
    peers,
    ...(skipped.length > 0 && { skipped }),
  };
};

/** What `--json` prints: no more than what is promised; `--save` writes all. */
export const promised = (report) => {
  const { decode, features, inference, whole } = report.realTimeFactor;
  const { stationsHeld, latencyMs, bytesPerStation, startSeconds, peers } = report;
  const realTimeFactor = { decode, features, inference, whole };
  return { realTimeFactor, stationsHeld, latencyMs, bytesPerStation, startSeconds, peers };
};
