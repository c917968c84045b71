import { useEffect, useState } from 'preact/hooks';
import type { Theme } from './theme-store.js';
import { currentTheme, onThemeChange } from './theme-store.js';

/** The chosen colours, and a number that grows whenever others are to be seen, for what is drawn by hand. */
export const useTheme = (): { readonly theme: Theme; readonly changes: number } => {
  const [changes, setChanges] = useState(0);
  useEffect(() => onThemeChange(() => setChanges((count) => count + 1)), []);
  return { theme: currentTheme(), changes };
};
