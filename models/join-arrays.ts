/** Arrays of one length, one after the other; at least one. */
export const joinArrays = (arrays: readonly Float32Array[]): Float32Array => {
  const whole = new Float32Array(arrays.length * arrays[0].length);
  arrays.forEach((array, index) => whole.set(array, index * array.length));
  return whole;
};
