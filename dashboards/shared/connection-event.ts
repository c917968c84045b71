/**
 * What happens between a dashboard and its server; `closed` is said again once a second, with the seconds that
 * are left until the next try.
 */
export type { ConnectionEvent } from '../../src/client/index.js';
