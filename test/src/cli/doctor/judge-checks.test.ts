import { expect, test } from 'vitest';
import type { Check } from '../../../../src/cli/doctor/check.js';
import { judgeChecks } from '../../../../src/cli/doctor/judge-checks.js';
import { reportError } from '../../../../src/cli/report-error.js';

const check = (status: Check['status'], fatal = false): Check => ({
  area: 'capture',
  name: 'naudiodon',
  status,
  detail: '',
  fatal,
});

const exitCode = (checks: readonly Check[], strict: boolean): number => {
  try {
    judgeChecks(checks, strict);
    return 0;
  } catch (error) {
    return reportError(error, { write: () => true } as unknown as NodeJS.WritableStream);
  }
};

test.each([
  [0, 'nothing is broken', [check('used'), check('missing')], true],
  [0, 'what is not needed is broken', [check('broken')], false],
  [3, 'the same, and it is looked at strictly', [check('used'), check('broken')], true],
  [1, 'what is needed is broken', [check('broken', true)], false],
  [1, 'what is needed is broken, strictly', [check('broken'), check('broken', true)], true],
])('the exit code is %i when %s', (code, _when, checks, strict) => {
  expect(exitCode(checks, strict)).toBe(code);
});
