const MOST = 127;

/** A kernel `[rows][columns]` in whole numbers of its output channels' own steps, which are symmetric. */
export type Int8Kernel = {
  readonly levels: Int8Array;
  /** What a level of each channel is worth. */
  readonly steps: Float32Array;
  readonly rounded: Float32Array;
};

/** Rounds a kernel to int8; `channelOf` tells the output channel of a place in it. */
export const toInt8 = (
  values: Float32Array,
  channels: number,
  channelOf: (place: number) => number,
): Int8Kernel => {
  const greatest = new Float32Array(channels);
  values.forEach((value, place) => {
    const channel = channelOf(place);
    greatest[channel] = Math.max(greatest[channel]!, Math.abs(value));
  });
  const steps = greatest.map((most) => (most === 0 ? 1 : most / MOST));
  const levels = Int8Array.from(values, (value, place) =>
    Math.round(value / steps[channelOf(place)]!),
  );
  const rounded = values.map((_, place) => levels[place]! * steps[channelOf(place)]!);
  return { levels, steps, rounded };
};
