/** Which colours the page has: those of the system, or always one of the two. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'earshot.theme';
const CHANGED = 'earshot:theme';

const toTheme = (text: string | null | undefined): Theme =>
  text === 'light' || text === 'dark' ? text : 'system';

/** The colours that are chosen now. */
export const currentTheme = (): Theme => toTheme(document.documentElement.dataset.theme);

const show = (theme: Theme): void => {
  document.documentElement.dataset.theme = theme;
  dispatchEvent(new Event(CHANGED));
};

/** Shows the colours that were chosen before in this browser, and follows what is chosen in other tabs. */
export const restoreTheme = (): void => {
  try {
    show(toTheme(localStorage.getItem(KEY)));
  } catch {
    // A browser that forbids storage shows the system's colours.
  }
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY) show(toTheme(newValue));
  });
};

/** Shows these colours and keeps the choice in this browser. */
export const chooseTheme = (theme: Theme): void => {
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It holds until the page is left.
  }
};

/** Calls back whenever other colours are to be seen, until the function that comes back is called. */
export const onThemeChange = (callback: () => void): (() => void) => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  addEventListener(CHANGED, callback);
  system.addEventListener('change', callback);
  return () => {
    removeEventListener(CHANGED, callback);
    system.removeEventListener('change', callback);
  };
};
