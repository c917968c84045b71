import { describe, expect, it } from 'vitest';
import { newStationView } from '../../../dashboards/shared/dashboard-state.js';
import { arrangeStations } from '../../../dashboards/web/wall/arrange-stations.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';

const playing = (station: string, genre: 'jazz' | 'rock', title?: string) => ({
  ...newStationView(station, 'synthetic:demo'),
  prediction: { ...makeUpPrediction(genre, 1, 0), station, seq: 1 },
  ...(title && { title }),
});

const stations = [
  playing('fm 10', 'rock'),
  playing('fm 9', 'jazz', 'So What'),
  playing('a', 'rock'),
];
const namesOf = (...wish: [filter: string, order: 'server' | 'name' | 'sound']) =>
  arrangeStations(stations, ...wish).map(({ station }) => station);

describe('the tiles', () => {
  it('stand as listed, by name with numbers as numbers, or by what is heard', () => {
    expect(namesOf('', 'server')).toEqual(['fm 10', 'fm 9', 'a']);
    expect(namesOf('', 'name')).toEqual(['a', 'fm 9', 'fm 10']);
    expect(namesOf('', 'sound')).toEqual(['fm 9', 'a', 'fm 10']);
  });

  it('are those whose name, title or sound holds what was typed', () => {
    expect(namesOf(' FM ', 'server')).toEqual(['fm 10', 'fm 9']);
    expect(namesOf('so what', 'server')).toEqual(['fm 9']);
    expect(namesOf('rock', 'server')).toEqual(['fm 10', 'a']);
    expect(namesOf('nothing', 'server')).toEqual([]);
  });
});
