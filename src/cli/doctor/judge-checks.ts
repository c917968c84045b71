import { ImperfectError, RunError } from '../../errors.js';
import type { Check } from './check.js';

/**
 * Fails with a `RunError` when something that is needed is missing, and, if `strict`, with an `ImperfectError` when
 * something else is there and does not work.
 */
export const judgeChecks = (checks: readonly Check[], strict: boolean): void => {
  if (checks.some(({ fatal }) => fatal)) {
    throw new RunError('something that Earshot needs is missing or broken');
  }
  const broken = checks.filter(({ status }) => status === 'broken').map(({ name }) => name);
  if (strict && broken.length > 0) throw new ImperfectError(`does not work: ${broken.join(', ')}`);
};
