const HEADER_BYTES = 44;

/** Sample in [-1, 1] as 16 bits; what lies beyond is cut off, as a sound card does. */
const toInt16 = (sample: number): number => Math.round(Math.min(1, Math.max(-1, sample)) * 32_767);

/** Mono samples as a WAV file, of 16-bit integers or of floats. */
export const encodeWav = (
  samples: Float32Array,
  sampleRateHz: number,
  bits: 16 | 32 = 32,
): Buffer => {
  const sampleBytes = bits / 8;
  const dataBytes = samples.length * sampleBytes;
  const wav = Buffer.alloc(HEADER_BYTES + dataBytes);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(bits === 16 ? 1 : 3, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRateHz, 24);
  wav.writeUInt32LE(sampleRateHz * sampleBytes, 28);
  wav.writeUInt16LE(sampleBytes, 32);
  wav.writeUInt16LE(bits, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(dataBytes, 40);
  samples.forEach((sample, index) => {
    const at = HEADER_BYTES + index * sampleBytes;
    if (bits === 16) wav.writeInt16LE(toInt16(sample), at);
    else wav.writeFloatLE(sample, at);
  });
  return wav;
};
