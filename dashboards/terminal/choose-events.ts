import type { DashboardEvent } from '../shared/dashboard-event.js';
import { toWords } from './choose-stations.js';

/** The events in which each word of the filter is found, be it station, kind, genre or reason. */
export const chooseEvents = (
  events: readonly DashboardEvent[],
  filter: string,
): readonly DashboardEvent[] => {
  const words = toWords(filter);
  if (words.length === 0) return events;
  return events.filter(({ station = '', kind, label, detail }) => {
    const text = [station, kind, label, detail].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
};
