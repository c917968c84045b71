import { describe, expect, it } from 'vitest';
import type { Device } from '../../../../streams/sources/microphone/device.js';
import { findDevice } from '../../../../streams/sources/microphone/find-device.js';

const deviceOf = (id: string, name: string, isDefault = false): Device => ({
  id,
  name,
  inputs: 2,
  sampleRateHz: 44_100,
  default: isDefault,
  backend: 'test',
});
const DEVICES = [
  deviceOf('0', 'USB Microphone'),
  deviceOf('3', 'pulse', true),
  deviceOf('4', 'USB Line'),
];

describe('findDevice', () => {
  it.each([
    ['', 'pulse'],
    ['0', 'USB Microphone'],
    ['PULSE', 'pulse'],
    ['line', 'USB Line'],
  ])('finds "%s"', (wanted, name) => {
    expect(findDevice(DEVICES, wanted).name).toBe(name);
  });

  it.each(['usb', '7', 'nothing'])(
    'refuses "%s", which names none or several, and lists them',
    (wanted) => {
      expect(() => findDevice(DEVICES, wanted)).toThrow(
        `microphone:${wanted}: expected one of 0 "USB Microphone", 3 "pulse", 4 "USB Line", got "${wanted}"`,
      );
    },
  );

  it('says what to install where there is no device', () => {
    expect(() => findDevice([], '')).toThrow(/found none; naudiodon .* or ffmpeg is needed/);
  });
});
