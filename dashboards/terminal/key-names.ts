import type { Key } from 'ink';

const NAMES = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageUp'],
  ['pageDown', 'pageDown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
] as const;

/** What was pressed, by name or letter; keys pressed fast arrive together. */
export const keyNames = (input: string, key: Key): readonly string[] => {
  if (key.tab) return [key.shift ? 'backTab' : 'tab'];
  const known = NAMES.find(([property]) => key[property]);
  if (known) return [known[1]];
  return key.ctrl || key.meta ? [] : [...input.replace(/\r\n?|\n/g, '\r')].map(toName);
};

const toName = (letter: string): string => (letter === '\r' ? 'enter' : letter);
