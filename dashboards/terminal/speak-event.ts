import type { DashboardEvent } from '../shared/dashboard-event.js';

/** One event as a sentence, for a screen reader. */
export const speakEvent = ({ station, kind, label, detail }: DashboardEvent): string => {
  const where = station === undefined ? '' : `${station}: `;
  const what = kind === 'title' ? `title ${label}` : label;
  return `${where}${what}${detail ? ` ${detail}` : ''}.`;
};
