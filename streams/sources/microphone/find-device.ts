import { SourceUnavailableError } from '../../errors.js';
import type { Device } from './device.js';

/**
 * The device that a user means: by id, by name, by a part of the name that only one has, or the default for
 * an empty text. Letters may be large or small.
 * @throws SourceUnavailableError that lists the known ones.
 */
export const findDevice = (devices: readonly Device[], wanted: string): Device => {
  const word = wanted.trim().toLowerCase();
  const named = (test: (name: string) => boolean): readonly Device[] =>
    devices.filter(({ name }) => test(name.toLowerCase()));
  const partly = named((name) => name.includes(word));
  const found =
    word === ''
      ? devices.find((device) => device.default)
      : (devices.find(({ id }) => id.toLowerCase() === word) ??
        named((name) => name === word)[0] ??
        (partly.length === 1 ? partly[0] : undefined));
  if (found !== undefined) return found;
  throw devices.length === 0 ? nothingThere() : unknownDevice(devices, wanted);
};

const nothingThere = (): SourceUnavailableError =>
  new SourceUnavailableError(
    'no-device',
    'microphone: expected a capture device, found none; naudiodon (npm install with a C++ compiler, make and ' +
      'python3) or ffmpeg is needed, and a sound card',
  );

const unknownDevice = (devices: readonly Device[], wanted: string): SourceUnavailableError => {
  const known = devices.map(({ id, name }) => `${id} "${name}"`).join(', ');
  return new SourceUnavailableError(
    'unknown-device',
    `microphone:${wanted}: expected one of ${known}, got "${wanted}"`,
  );
};
