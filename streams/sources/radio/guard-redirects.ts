import type { AddressRule } from './guard-address.js';

/**
 * The rule for one attempt at a station whose own address is free: when `mayFollow` allows that one, redirects,
 * playlists and segments may lead to such addresses only. A station inside a network may lead on inside.
 */
export const guardRedirects = (mayFollow: AddressRule): AddressRule => {
  let own: URL | undefined;
  let isInside = false;
  return (address, url) => {
    own ??= url;
    // A name is judged with all its addresses, each connection anew: only the first one is free.
    if (url !== own) return isInside || mayFollow(address, url);
    isInside ||= !mayFollow(address, url);
    return true;
  };
};
