const FORMATS = {
  u8: { tag: 1, bytes: 1 },
  s16: { tag: 1, bytes: 2 },
  s24: { tag: 1, bytes: 3 },
  s32: { tag: 1, bytes: 4 },
  f32: { tag: 3, bytes: 4 },
} as const;

/** How samples are stored in a WAV file. */
export type WavFormat = keyof typeof FORMATS;

const HEADER_BYTES = 44;

const writeSample = (file: Buffer, at: number, sample: number, format: WavFormat): void => {
  if (format === 'f32') file.writeFloatLE(sample, at);
  else if (format === 'u8') file.writeUInt8(Math.round(sample * 127) + 128, at);
  else if (format === 's16') file.writeInt16LE(Math.round(sample * 32_767), at);
  else if (format === 's24') file.writeIntLE(Math.round(sample * 8_388_607), at, 3);
  else file.writeInt32LE(Math.round(sample * 2_147_483_647), at);
};

/** Writes channels of equal length as the bytes of a WAV file; integer formats want [-1, 1]. */
export const encodeWavChannels = (
  channels: readonly Float32Array[],
  sampleRateHz: number,
  format: WavFormat = 's16',
): Buffer => {
  const { tag, bytes } = FORMATS[format];
  const frames = channels[0]?.length ?? 0;
  const blockBytes = channels.length * bytes;
  const file = Buffer.alloc(HEADER_BYTES + frames * blockBytes);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(tag, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * blockBytes, 28);
  file.writeUInt16LE(blockBytes, 32);
  file.writeUInt16LE(bytes * 8, 34);
  file.write('data', 36);
  file.writeUInt32LE(frames * blockBytes, 40);
  for (let frame = 0; frame < frames; frame++) {
    channels.forEach((channel, index) => {
      const at = HEADER_BYTES + frame * blockBytes + index * bytes;
      writeSample(file, at, channel[frame] ?? 0, format);
    });
  }
  return file;
};
