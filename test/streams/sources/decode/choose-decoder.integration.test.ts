import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseDecoder } from '../../../../streams/sources/decode/choose-decoder.js';
import { needs } from '../../../helpers/needs.js';

describe.skipIf(!needs('ffmpeg'))('chooseDecoder', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it('takes ffmpeg where it is installed', async () => {
    expect(await chooseDecoder()).toBe('ffmpeg');
    expect(await chooseDecoder('wasm')).toBe('wasm');
  });

  it('takes WebAssembly for live MP3 alone, unless ffmpeg is asked for', async () => {
    const mp3 = { container: 'mp3', live: true } as const;
    expect(await chooseDecoder('auto', mp3)).toBe('wasm');
    expect(await chooseDecoder('auto', { ...mp3, live: false })).toBe('ffmpeg');
    expect(await chooseDecoder('auto', { ...mp3, container: 'ogg' })).toBe('ffmpeg');
    expect(await chooseDecoder('ffmpeg', mp3)).toBe('ffmpeg');
    vi.stubEnv('EARSHOT_DECODER', 'ffmpeg');
    expect(await chooseDecoder('auto', mp3)).toBe('ffmpeg');
  });

  it('follows EARSHOT_DECODER where nothing is asked for', async () => {
    vi.stubEnv('EARSHOT_DECODER', 'wasm');
    expect(await chooseDecoder('auto')).toBe('wasm');
    vi.stubEnv('EARSHOT_DECODER', 'vlc');
    await expect(chooseDecoder()).rejects.toThrow('expected auto, ffmpeg or wasm, got "vlc"');
  });
});
