import { useContext } from 'react';
import type { Theme } from './theme.js';
import { ThemeContext } from './theme.js';

/** The theme of the screen that this component is on. */
export const useTheme = (): Theme => useContext(ThemeContext);
