import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

const size = { skipBlankLines: true, skipComments: true };
const docblocks = {
  publicOnly: true,
  require: { FunctionDeclaration: true, ArrowFunctionExpression: true, ClassDeclaration: true },
  contexts: [
    'ExportNamedDeclaration > VariableDeclaration',
    'ExportNamedDeclaration > TSTypeAliasDeclaration',
  ],
  checkConstructors: false,
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.earshot/'] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
      },
    },
    rules: {
      'max-lines': ['error', { max: 200, ...size }],
      'max-lines-per-function': ['error', { max: 30, ...size }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports only.' },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['{src,models,streams,dashboards}/**/*.{ts,tsx}'],
    ignores: ['src/protocol/**'],
    plugins: { jsdoc },
    rules: { 'jsdoc/require-jsdoc': ['error', docblocks] },
  },
  {
    // A describe block is one function that holds a whole file's tests.
    files: ['test/**'],
    // The tests read terminals, which speak in control characters.
    rules: { 'max-lines-per-function': 'off', 'no-control-regex': 'off' },
  },
  {
    // A benchmark prints what it measured, an example what it heard; the engines silence a library that warns by console.
    files: ['test/benchmarks/**', 'examples/**', 'models/inference/engines/load-engine.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Tools ask for their configuration as the default export.
    files: ['**/*.config.{js,ts}', '.dependency-cruiser.cjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // What a name means in a browser is checked by the types.
  { files: ['dashboards/web/**/*.{ts,tsx}'], rules: { 'no-undef': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
