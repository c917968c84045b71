import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NextSegment } from '../../../../streams/sources/radio/follow-hls.js';
import { readHlsRuns } from '../../../../streams/sources/radio/read-hls-runs.js';
import { serveHttp, type TestServer } from '../../../helpers/serve-http.js';

const { signal } = new AbortController();

describe('readHlsRuns', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await serveHttp((request, response) => {
      if (request.url === '/lost') response.writeHead(404);
      response.end(`<${request.url}>`);
    });
  });
  afterEach(() => server.close());

  async function* segments(...names: readonly string[]): AsyncGenerator<NextSegment> {
    for (const [sequence, name] of names.entries()) {
      const discontinuity = name.startsWith('new');
      const url = `${server.url}/${name}`;
      yield { segment: { url, sequence, discontinuity, encrypted: false }, gap: false };
    }
  }
  /** Each run as the texts of its segments; a run is left after `most` of them. */
  const read = async (names: readonly string[], most = Infinity) => {
    const runs: { interrupted: boolean; texts: string[] }[] = [];
    for await (const run of readHlsRuns(segments(...names), { signal }, () => undefined)) {
      const texts: string[] = [];
      runs.push({ interrupted: run.interrupted, texts });
      for await (const bytes of run.bytes) {
        texts.push(Buffer.from(bytes).toString());
        if (texts.length >= most) break;
      }
      if (runs.length > names.length) break;
    }
    return runs;
  };

  it('joins segments up to a discontinuity', async () => {
    expect(await read(['a', 'b', 'new-c', 'd'])).toEqual([
      { interrupted: false, texts: ['</a>', '</b>'] },
      { interrupted: false, texts: ['</new-c>', '</d>'] },
    ]);
  });

  it('begins an interrupted run after a segment that is lost', async () => {
    expect(await read(['a', 'lost', 'b'])).toEqual([
      { interrupted: false, texts: ['</a>'] },
      { interrupted: true, texts: ['</b>'] },
    ]);
  });

  it('gives no segment twice when a decoder leaves a run early', async () => {
    const runs = await read(['a', 'b', 'c'], 1);
    expect(runs.flatMap(({ texts }) => texts)).toEqual(['</a>', '</b>', '</c>']);
  });
});
