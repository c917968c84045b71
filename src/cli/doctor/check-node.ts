import type { Check } from './check.js';

const WANTED = [20, 19] as const;

/** Is this Node new enough? */
export const checkNode = (version: string): Check => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1]);
  return {
    area: 'node',
    name: 'node',
    status: ok ? 'used' : 'broken',
    detail: ok ? version : `${version}; ${WANTED.join('.')} or newer is needed`,
    ...(!ok && { install: 'see https://nodejs.org/en/download' }),
    fatal: !ok,
  };
};
