import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressFiles } from './compress-files.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Its polyfill would be a script of its own for browsers that cannot run the page anyway.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  plugins: [compressFiles()],
});
