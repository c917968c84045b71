import type { JSX } from 'preact';
import type { Theme } from './theme-store.js';
import { chooseTheme } from './theme-store.js';
import { useTheme } from './use-theme.js';

/** Chooses between the system's colours, light and dark. */
export const ThemeChoice = (): JSX.Element => (
  <select
    class="theme"
    aria-label="Colours"
    value={useTheme().theme}
    onChange={({ currentTarget }) => chooseTheme(currentTarget.value as Theme)}
  >
    <option value="system">system colours</option>
    <option value="light">light</option>
    <option value="dark">dark</option>
  </select>
);
