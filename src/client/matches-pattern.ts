/**
 * True when the whole name fits the pattern: `*` is any characters, `?` one. Takes at most
 * pattern × name steps, whatever they are.
 */
export const matchesPattern = (pattern: string, name: string): boolean => {
  let [at, read, star, resume] = [0, 0, -1, 0];
  while (at < name.length) {
    if (pattern[read] === '*') {
      star = read++;
      resume = at;
    } else if (pattern[read] === '?' || pattern[read] === name[at]) {
      read++;
      at++;
    } else if (star >= 0) {
      // The last star takes one character more.
      read = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[read] === '*') read++;
  return read === pattern.length;
};
