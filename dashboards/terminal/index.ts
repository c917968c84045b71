export { runTerminalDashboard } from './run-terminal-dashboard.js';
