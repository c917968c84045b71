const LOOKED_AT_BYTES = 512;

/** True when the first bytes are readable UTF-8 without control characters. */
export const isText = (head: Uint8Array): boolean => {
  const text = Buffer.from(head.subarray(0, LOOKED_AT_BYTES)).toString('utf8');
  // The last letters may have been cut in the middle.
  const whole = head.length > LOOKED_AT_BYTES ? text.slice(0, -4) : text;
  // eslint-disable-next-line no-control-regex -- control characters are what tells bytes from text
  return !/[\x00-\x08\x0e-\x1f\ufffd]/.test(whole);
};
