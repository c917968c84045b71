import type { Check } from './check.js';

/** Can the dashboard be drawn here? */
export const checkTerminal = (stdout: NodeJS.WriteStream): Check => {
  const common = { area: 'terminal', name: 'terminal', fatal: false } as const;
  if (!stdout.isTTY) {
    const detail = 'stdout is no terminal: lines are written instead of a dashboard';
    return { ...common, status: 'missing', detail };
  }
  const colours = 2 ** stdout.getColorDepth();
  const detail = `${stdout.columns} × ${stdout.rows}, ${colours} colours`;
  return { ...common, status: 'used', detail };
};
