import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { parse } from 'node:path';
import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { DecodeError, SourceUnavailableError } from '../errors.js';
import type { AudioSource } from './audio-source.js';
import type { DecoderChoice } from './decode/choose-decoder.js';
import { decodeAudio } from './decode/decode-audio.js';
import { emitChunks, type Pace } from './emit-chunks.js';
import { eventsOfRun } from './events-of-run.js';

/** How a file is played. */
export type FileSourceOptions = {
  /** `realtime` follows the clock; `demand` goes as fast as the listener says it is ready. */
  readonly pace: Pace;
  /** @default 'auto' */
  readonly decoder?: DecoderChoice | undefined;
  /** @default asyncScheduler */
  readonly scheduler?: SchedulerLike | undefined;
};

const refusal = (path: string, code: string, got: string): SourceUnavailableError =>
  new SourceUnavailableError(code, `${path}: expected an audio file, got ${got}`);

/** @throws SourceUnavailableError that says in one line why the file cannot be played. */
const checkFile = async (path: string): Promise<void> => {
  const file = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw refusal(path, 'no-file', error.code === 'ENOENT' ? 'no such file' : `${error.code}`);
  });
  if (file.isDirectory()) throw refusal(path, 'directory', 'a directory');
  if (file.isFile() && file.size === 0) throw refusal(path, 'empty', 'an empty file');
  await access(path, constants.R_OK).catch(() => {
    throw refusal(path, 'unreadable', 'one that this user may not read');
  });
};

async function* decodeFile(
  path: string,
  decoder: DecoderChoice | undefined,
  signal: AbortSignal,
): AsyncGenerator<Float32Array> {
  const file = createReadStream(path);
  try {
    yield* decodeAudio(file, { decoder, signal });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(error.code, `${path}: ${error.message}`, { cause: error });
  } finally {
    // Reading to the end closes it, and so does leaving a loop over it, but not leaving before its first piece.
    file.destroy();
  }
}

/**
 * Plays one audio file to its end; its name without the ending is told as the title.
 * The events fail with SourceUnavailableError or DecodeError, both naming the file.
 */
export const createFileSource = (path: string, options: FileSourceOptions): AudioSource => {
  const { pace, decoder, scheduler = asyncScheduler } = options;
  return {
    uri: `file:${path}`,
    live: pace === 'realtime',
    events: (demand) =>
      eventsOfRun(async (emit, signal) => {
        emit({ kind: 'status', state: 'starting', reason: 'opening the file' });
        await checkFile(path);
        emit({ kind: 'metadata', title: parse(path).name });
        const blocks = decodeFile(path, decoder, signal);
        await emitChunks(blocks, emit, { pace, demand, scheduler, signal });
        emit({ kind: 'status', state: 'stopped', reason: 'the file came to its end' });
      }),
  };
};
