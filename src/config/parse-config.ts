import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { z } from 'zod';
import { ConfigError } from '../errors.js';
import { configSchema } from './config-schema.js';
import type { Config } from './config-schema.js';
import { deepFreeze } from './deep-freeze.js';
import { expectedKeys } from './expected-keys.js';
import { nearest } from './nearest.js';

type Issue = z.core.$ZodIssue;
type Place = { readonly document: Document; readonly lines: LineCounter };
type Parsed = Place & { readonly value: unknown };

const nodeAt = (document: Document, path: readonly PropertyKey[]): Node | undefined =>
  path.length === 0
    ? (document.contents ?? undefined)
    : (document.getIn(path, true) as Node | undefined);

/** Of the value at `path` or, where it is missing, of the nearest parent that is there. */
const lineOf = ({ document, lines }: Place, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const range = nodeAt(document, path.slice(0, length))?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
};

const lineOfKey = (place: Place, path: readonly PropertyKey[], key: string): number => {
  const map = nodeAt(place.document, path);
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  const range = isScalar(pair?.key) ? pair.key.range : undefined;
  return range ? place.lines.linePos(range[0]).line : lineOf(place, path);
};

const unknownKey = (key: string, path: readonly PropertyKey[]): string => {
  const keys = expectedKeys(configSchema, path);
  const meant = nearest(key, keys);
  const hint = meant ? `did you mean '${meant}'? Expected` : 'expected';
  return `unknown key '${key}'; ${hint} one of ${keys.join(', ')}`;
};

const toProblem = (place: Place, issue: Issue): { line: number; text: string } => {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return { line: lineOfKey(place, issue.path, key), text: unknownKey(key, issue.path) };
  }
  const where = issue.path.map(String).join('.');
  const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return { line: lineOf(place, issue.path), text: where ? `${where}: ${message}` : message };
};

const toValue = (document: Document, fileName: string): unknown => {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    // Aliases that lead nowhere or that would grow without bound are only found here.
    throw new ConfigError(`${fileName}:1: ${(error as Error).message}`);
  }
};

const parseYaml = (text: string, fileName: string): Parsed => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const line = lines.linePos(error.pos[0]).line;
    throw new ConfigError(`${fileName}:${line}: ${error.message}`);
  }
  return { document, lines, value: toValue(document, fileName) };
};

/**
 * Reads a configuration from YAML, fills in the defaults and freezes it. Fails with a `ConfigError`
 * that names the first wrong key or, where all are known, the first wrong value, with its line:
 * `earshot.yaml:7: unknown key 'smothing'; …`.
 */
export const parseConfig = (text: string, fileName: string): Config => {
  const place = parseYaml(text, fileName);
  const result = configSchema.safeParse(place.value);
  if (result.success) return deepFreeze(result.data);
  // A misspelt key is the cause of another that seems missing, so it is told first.
  const unknownKeys = result.error.issues.filter(({ code }) => code === 'unrecognized_keys');
  const told = unknownKeys.length > 0 ? unknownKeys : result.error.issues;
  const problems = told.map((issue) => toProblem(place, issue));
  const first = problems.reduce((a, b) => (b.line < a.line ? b : a));
  throw new ConfigError(`${fileName}:${first.line}: ${first.text}`);
};
