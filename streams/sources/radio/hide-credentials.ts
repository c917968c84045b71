/** Up to the last @ before the path: a password may hold others. */
const USER = /(\/\/|\\\\)[^/\\?#\s]*@/g;

const PARAMETER = /([?&;])([^=?&;#\s]*)=([^&;#\s]+)/g;

/** How parameters are named by which stations and their networks take keys: `token`, `sig`, `api_key` … */
const SECRET_NAME = /token|key|secret|sig|auth|pass|pwd|session|credential/i;

/**
 * Text without what is secret in the addresses it holds, for people, logs and the wire: user names, passwords,
 * and the values of parameters that are named like keys.
 */
export const hideCredentials = (text: string): string =>
  text
    .replace(USER, '$1')
    .replace(PARAMETER, (whole: string, mark: string, name: string) =>
      SECRET_NAME.test(name) ? `${mark}${name}=…` : whole,
    );
