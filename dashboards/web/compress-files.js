import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const IS_TEXT = /\.(html|js|css|svg)$/;

/** Writes each file of the built page once more, packed, so that the server need not pack it for each visitor. */
export const compressFiles = () => ({
  name: 'compress-files',
  apply: 'build',
  writeBundle: ({ dir }) => {
    for (const name of readdirSync(dir, { recursive: true }).map(String)) {
      if (!IS_TEXT.test(name)) continue;
      const file = join(dir, name);
      const level = constants.Z_BEST_COMPRESSION;
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level }));
    }
  },
});
