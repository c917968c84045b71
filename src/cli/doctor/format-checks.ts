import type { Check } from './check.js';

const SIGN: Readonly<Record<Check['status'], string>> = {
  used: '✔',
  available: '+',
  missing: '–',
  broken: '✘',
};

const line = ({ area, name, status, detail, install }: Check): string => {
  const text = `${SIGN[status]} ${area.padEnd(9)} ${name.padEnd(14)} ${status.padEnd(10)} ${detail}`;
  return install === undefined ? text : `${text}\n${' '.repeat(38)}to install: ${install}`;
};

/** The checks as a table for people, with the verdict at the end. */
export const formatChecks = (checks: readonly Check[], ok: boolean): string => {
  const verdict = ok
    ? 'Earshot can listen here.'
    : 'Earshot cannot listen here until ✘ is repaired.';
  return [...checks.map(line), '', verdict, ''].join('\n');
};
