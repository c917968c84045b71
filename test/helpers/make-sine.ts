/** A sine of amplitude 0.5 unless told otherwise. */
export const makeSine = (
  hz: number,
  sampleRateHz: number,
  seconds: number,
  amplitude = 0.5,
): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * sampleRateHz) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / sampleRateHz),
  );
