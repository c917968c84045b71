import { describe, expect, it } from 'vitest';
import { parseFfmpegDevices } from '../../../../streams/sources/microphone/parse-ffmpeg-devices.js';

const summary = (
  text: string,
  input: Parameters<typeof parseFfmpegDevices>[1],
): readonly string[] =>
  parseFfmpegDevices(text, input).map(
    (device) => `${device.id} = ${device.name}${device.default ? ' (default)' : ''}`,
  );

describe('parseFfmpegDevices', () => {
  it('reads PulseAudio sources, the default starred', () => {
    const text =
      'Auto-detected sources for pulse:\n  a.monitor [Monitor of [A]] (none)\n* b.usb [USB Mic] (none)\n';
    expect(summary(text, 'pulse')).toEqual([
      'a.monitor = Monitor of [A]',
      'b.usb = USB Mic (default)',
    ]);
  });

  it('reads ALSA cards and passes over its converters', () => {
    const text =
      '  null [Discard all samples] (none)\n  hw:CARD=PCH,DEV=0 [HDA Intel] (none)\n  speex [Plugin] (none)\n';
    expect(summary(text, 'alsa')).toEqual(['hw:CARD=PCH,DEV=0 = HDA Intel (default)']);
  });

  it('reads what macOS and Windows print', () => {
    const mac = '[AVFoundation indev @ 0x7f] [0] Built-in Microphone';
    expect(summary(mac, 'avfoundation')).toEqual(['0 = Built-in Microphone (default)']);
    const windows = '[dshow @ 01] "Camera" (video)\r\n[dshow @ 01] "Line In (Realtek)" (audio)\r\n';
    expect(summary(windows, 'dshow')).toEqual(['Line In (Realtek) = Line In (Realtek) (default)']);
  });
});
