import './without-eval.js';
import { render } from 'preact';
import { App } from './App.js';
import { restoreTheme } from './theme/theme-store.js';
import './styles/base.css';
import './styles/wall.css';
import './styles/station.css';
import './styles/stage.css';

restoreTheme();
const page = document.getElementById('page');
if (page) render(<App />, page);
