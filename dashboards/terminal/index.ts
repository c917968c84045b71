export type { TerminalDashboardOptions } from './dashboard-options.js';
export { runLogMode } from './run-log-mode.js';
export { runTerminalDashboard } from './run-terminal-dashboard.js';
