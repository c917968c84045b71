import { isIPv4 } from 'node:net';

/** True for names and addresses that only this machine itself can reach. */
export const isLoopbackHost = (host: string): boolean =>
  ['localhost', '::1', '[::1]'].includes(host) || (isIPv4(host) && host.startsWith('127.'));
