const FINAL_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

/** The bytes before the payload of a whole text message in one frame of a server (RFC 6455, 5.2). */
export const frameHeader = (payloadBytes: number): Buffer => {
  if (payloadBytes < LENGTH_IN_2_BYTES) return Buffer.from([FINAL_TEXT, payloadBytes]);
  if (payloadBytes < 2 ** 16) {
    const header = Buffer.from([FINAL_TEXT, LENGTH_IN_2_BYTES, 0, 0]);
    header.writeUInt16BE(payloadBytes, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header.set([FINAL_TEXT, LENGTH_IN_8_BYTES]);
  header.writeUInt32BE(Math.floor(payloadBytes / 2 ** 32), 2);
  header.writeUInt32BE(payloadBytes % 2 ** 32, 6);
  return header;
};
