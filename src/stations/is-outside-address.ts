import { networkInterfaces } from 'node:os';
import { isPublicAddress } from '../../streams/index.js';

const isOwnAddress = (address: string): boolean =>
  Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .some((entry) => entry.address === address);

/** Whether an IP address is a public one and none of this machine, whose services may trust what comes from within. */
export const isOutsideAddress = (address: string): boolean =>
  isPublicAddress(address) && !isOwnAddress(address);
