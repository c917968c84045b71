/** The header of one MPEG audio frame (layer II or III) or one AAC frame in ADTS. */
export type FrameHeader = {
  readonly encoding: 'mp3' | 'aac';
  /** Length of the whole frame, header included. */
  readonly lengthBytes: number;
  /** Equal for frames of one stream; differs for bytes that only look like a header. */
  readonly signature: number;
};

/** Bytes that must be at hand to read a header. */
export const FRAME_HEADER_BYTES = 7;

const MPEG_1_LAYER_2 = [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
const MPEG_1_LAYER_3 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG_2_LAYER_23 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const MPEG_1_RATES_HZ = [44_100, 48_000, 32_000];
const LAYER_3 = 1;
const LAYER_2 = 2;

const readMpeg = (second: number, third: number): FrameHeader | undefined => {
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  const bitrateIndex = third >> 4;
  const baseRateHz = MPEG_1_RATES_HZ[(third >> 2) & 3];
  if (version === 1 || (layer !== LAYER_3 && layer !== LAYER_2) || baseRateHz === undefined) return;
  const isMpeg1 = version === 3;
  const layerTable = layer === LAYER_3 ? MPEG_1_LAYER_3 : MPEG_1_LAYER_2;
  const kilobits = (isMpeg1 ? layerTable : MPEG_2_LAYER_23)[bitrateIndex - 1];
  if (kilobits === undefined) return;
  const rateHz = baseRateHz / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
  const bytesPerKilobit = !isMpeg1 && layer === LAYER_3 ? 72_000 : 144_000;
  const lengthBytes = Math.floor((bytesPerKilobit * kilobits) / rateHz) + ((third >> 1) & 1);
  return { encoding: 'mp3', lengthBytes, signature: ((second & 0xfe) << 8) | (third & 0x0c) };
};

const readAdts = (bytes: Uint8Array, offset: number): FrameHeader | undefined => {
  const [, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = bytes.subarray(offset);
  const rateIndex = (third >> 2) & 15;
  const lengthBytes = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  if (rateIndex > 12 || lengthBytes <= FRAME_HEADER_BYTES) return;
  return { encoding: 'aac', lengthBytes, signature: ((second & 0xfe) << 8) | (third & 0xfc) };
};

/** Reads the MPEG audio or ADTS header at `offset`; undefined when there is none or too few bytes. */
export const readFrameHeader = (bytes: Uint8Array, offset: number): FrameHeader | undefined => {
  const second = bytes[offset + 1] ?? 0;
  const third = bytes[offset + 2] ?? 0;
  if (offset + FRAME_HEADER_BYTES > bytes.length || bytes[offset] !== 0xff) return;
  if ((second & 0xf6) === 0xf0) return readAdts(bytes, offset);
  return (second & 0xe0) === 0xe0 ? readMpeg(second, third) : undefined;
};
