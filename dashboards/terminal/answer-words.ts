import type { DashboardState } from '../shared/dashboard-state.js';
import { chooseStations } from './choose-stations.js';
import { speakEvent } from './speak-event.js';
import { speakStation, speakStationDetail } from './speak-station.js';

const HELP =
  'Type a name or a part of it to hear of those stations, nothing to hear of all, events for the last ten, quit to end.';

/** Answers in sentences to words that were typed. */
export const answerWords = (words: string, state: DashboardState): readonly string[] => {
  const wanted = words.trim();
  if (wanted === '?' || wanted === 'help') return [HELP];
  if (wanted === 'events') return state.events.slice(-10).map(speakEvent);
  const found = chooseStations(state.stations, { filter: wanted, sort: 'server' });
  if (found.length === 0)
    return [`No station fits ${wanted}. Type help to hear what can be typed.`];
  return found.map(found.length === 1 ? speakStationDetail : speakStation);
};
