const BYTES_PER_SAMPLE = 4;

/** Parts interleaved Float32 bytes into channels; frames must be whole. */
export const readInterleaved = (bytes: Buffer, channelCount: number): readonly Float32Array[] => {
  const frames = Math.floor(bytes.length / (BYTES_PER_SAMPLE * channelCount));
  return Array.from({ length: channelCount }, (_, channel) =>
    Float32Array.from({ length: frames }, (_unused, frame) =>
      bytes.readFloatLE((frame * channelCount + channel) * BYTES_PER_SAMPLE),
    ),
  );
};
