const PACKET_BYTES = 188;
const SYNC = 0x47;
/** Stream types of MPEG audio and of AAC in ADTS. */
const AUDIO_TYPES = [0x03, 0x04, 0x0f];

type Packet = { readonly pid: number; readonly starts: boolean; readonly payload: Uint8Array };

const u16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/**
 * Takes the first MPEG or AAC audio stream out of one MPEG-TS segment, as it can be decoded.
 * Empty when there is none; broken packets are passed over.
 */
export const demuxMpegTs = (segment: Uint8Array): Uint8Array => {
  let programPid: number | undefined;
  let audioPid: number | undefined;
  const pieces: Uint8Array[] = [];
  for (const { pid, starts, payload } of readPackets(segment)) {
    if (pid === 0 && starts) programPid = readProgramPid(payload) ?? programPid;
    else if (pid === programPid && starts) audioPid ??= readAudioPid(payload);
    else if (pid === audioPid) pieces.push(starts ? withoutPesHeader(payload) : payload);
  }
  return Buffer.concat(pieces);
};

function* readPackets(segment: Uint8Array): Generator<Packet> {
  let at = segment.indexOf(SYNC);
  while (at >= 0 && at + PACKET_BYTES <= segment.length) {
    const packet = segment.subarray(at, at + PACKET_BYTES);
    if (packet[0] !== SYNC) {
      at = segment.indexOf(SYNC, at + 1);
      continue;
    }
    at += PACKET_BYTES;
    const flags = packet[3]!;
    const hasPayload = (flags & 0x10) !== 0;
    const start = (flags & 0x20) !== 0 ? 5 + packet[4]! : 4;
    if (!hasPayload || start >= PACKET_BYTES) continue;
    const pid = u16(packet, 1) & 0x1fff;
    yield { pid, starts: (packet[1]! & 0x40) !== 0, payload: packet.subarray(start) };
  }
}

/** A table begins after a pointer byte; its own header is 8 bytes, its checksum 4. */
const tableOf = (payload: Uint8Array): Uint8Array => {
  const table = payload.subarray(1 + (payload[0] ?? 0));
  return table.subarray(0, Math.max(0, 3 + (u16(table, 1) & 0xfff) - 4));
};

const readProgramPid = (payload: Uint8Array): number | undefined => {
  const table = tableOf(payload);
  for (let at = 8; at + 4 <= table.length; at += 4) {
    // Program 0 is the network's own table.
    if (u16(table, at) !== 0) return u16(table, at + 2) & 0x1fff;
  }
  return undefined;
};

const readAudioPid = (payload: Uint8Array): number | undefined => {
  const table = tableOf(payload);
  for (let at = 12 + (u16(table, 10) & 0xfff); at + 5 <= table.length;) {
    if (AUDIO_TYPES.includes(table[at]!)) return u16(table, at + 1) & 0x1fff;
    at += 5 + (u16(table, at + 3) & 0xfff);
  }
  return undefined;
};

const withoutPesHeader = (payload: Uint8Array): Uint8Array =>
  payload.subarray(9 + (payload[8] ?? 0));
