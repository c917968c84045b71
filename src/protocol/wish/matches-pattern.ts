/** True when the text is a pattern and no plain name: it has a `*` or `?`. */
export const isPattern = (text: string): boolean => text.includes('*') || text.includes('?');

/**
 * True when the whole name fits: `*` stands for any characters, `?` for one. Goes back to the last `*` only, so that it
 * takes no more than pattern × name steps whatever a client writes.
 */
export const matchesPattern = (pattern: string, name: string): boolean => {
  let at = 0;
  let read = 0;
  let star = -1;
  let resumeAt = 0;
  while (at < name.length) {
    const wanted = pattern[read];
    if (wanted === '*') {
      star = read++;
      resumeAt = at;
    } else if (wanted === '?' || wanted === name[at]) {
      read++;
      at++;
    } else if (star >= 0) {
      read = star + 1;
      at = ++resumeAt;
    } else return false;
  }
  while (pattern[read] === '*') read++;
  return read === pattern.length;
};
