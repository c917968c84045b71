import { Subject } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { writeJsonLines } from '../../../../src/cli/live/write-json-lines.js';
import type { StationMessage } from '../../../../src/protocol/index.js';

const fakeStdout = (writableLength: number) => {
  const lines: string[] = [];
  const write = (line: string): boolean => lines.push(line) > 0;
  return {
    lines,
    stdout: { writable: true, writableLength, write } as unknown as NodeJS.WriteStream,
  };
};

const message = (type: string): StationMessage => ({ type, station: 'a' }) as StationMessage;

describe('writeJsonLines', () => {
  test('writes predictions, one a line, and nothing else', () => {
    const { lines, stdout } = fakeStdout(0);
    const messages = new Subject<StationMessage>();
    writeJsonLines(messages, stdout);
    for (const type of ['status', 'prediction', 'metadata', 'prediction']) {
      messages.next(message(type));
    }
    expect(lines).toEqual(Array(2).fill('{"type":"prediction","station":"a"}\n'));
  });

  test('leaves lines out and counts them when they are not read', () => {
    const { lines, stdout } = fakeStdout(2 ** 21);
    const messages = new Subject<StationMessage>();
    const writer = writeJsonLines(messages, stdout);
    messages.next(message('prediction'));
    expect([lines.length, writer.dropped()]).toEqual([0, 1]);
  });
});
