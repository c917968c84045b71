import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addStationEdit,
  modelEdit,
  pauseStationEdit,
  removeStationEdit,
  settingsEdit,
} from '../../../src/config/config-edits.js';
import { changeConfigText } from '../../../src/config/change-config-text.js';
import { parseConfig } from '../../../src/config/parse-config.js';

const TEXT = `# My radios
stations:
  # the best one
  - name: fip
    source: radio:https://icecast.radiofrance.fr/fip-midfi.mp3 # no advertising
  - {name: demo, source: 'synthetic:demo'}
server: {port: 0} # any

smoothing:
  halfLifeSeconds: 2 # calm
`;

const edit = (
  text: string,
  ...edits: ReadonlyArray<Parameters<typeof changeConfigText>[2]>
): string => edits.reduce((before, each) => changeConfigText(before, 'earshot.yaml', each), text);

describe('changeConfigText', () => {
  it('adds a station and leaves every line there was', () => {
    const source = `radio:https://radio.example/${'long/'.repeat(40)}`;
    const edited = edit(TEXT, addStationEdit({ name: 'new', source, publicOnly: true }));
    for (const line of TEXT.split('\n')) expect(edited.split('\n')).toContain(line);
    const added = { name: 'new', source, publicOnly: true };
    expect(parseConfig(edited, '').stations).toEqual([...parseConfig(TEXT, '').stations, added]);
  });

  it('takes a station out, and the last one too', () => {
    const edited = edit(TEXT, removeStationEdit('demo'));
    expect(edited).toBe(TEXT.replace(/ {2}- \{name: demo.*\n/, ''));
    const empty = edit(edited, removeStationEdit('fip'), removeStationEdit('nobody'));
    expect(parseConfig(empty, '').stations).toEqual([]);
    const again = edit(empty, addStationEdit({ name: 'demo', source: 'synthetic:demo' }));
    expect(parseConfig(again, '').stations).toMatchObject([{ name: 'demo' }]);
    expect(again).toContain('# calm');
  });

  it('pauses a station, and resumed it is as before', () => {
    const paused = edit(TEXT, pauseStationEdit('fip', true));
    expect(parseConfig(paused, '').stations).toMatchObject([{ paused: true }, { name: 'demo' }]);
    expect(edit(paused, pauseStationEdit('fip', false))).toBe(TEXT);
    expect(() => edit(TEXT, pauseStationEdit('nobody', true))).toThrow(
      'does not name this station',
    );
  });

  it('sets what changes and nothing else', () => {
    const settings = { smoothing: { halfLifeSeconds: 5 }, detection: { enter: 0.5 } };
    const edited = edit(TEXT, settingsEdit(settings), modelEdit('mine'));
    expect(edited).toBe(
      `${TEXT.replace('halfLifeSeconds: 2', 'halfLifeSeconds: 5')}detection:\n  enter: 0.5\nmodel: mine\n`,
    );
  });

  it('begins in a file of nothing, or of comments alone', () => {
    expect(edit('', modelEdit('mine'))).toBe('model: mine\n');
    const edited = edit('# mine\n', addStationEdit({ name: 'a', source: 'synthetic:demo' }));
    expect(edited).toContain('# mine\n');
    expect(parseConfig(edited, '').stations).toHaveLength(1);
  });

  it('refuses to write what could not be read again', () => {
    expect(() => edit('stations: 5\n', modelEdit('mine'))).toThrow('earshot.yaml:1');
    expect(() =>
      edit(TEXT, settingsEdit({ smoothing: { halfLifeSeconds: -1 }, detection: {} })),
    ).toThrow('halfLifeSeconds');
  });

  it('takes any name and source back out as it went in', () => {
    const text = fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (name, source) => {
        const added = edit(TEXT, addStationEdit({ name, source }));
        expect(parseConfig(added, '').stations.at(-1)).toMatchObject({ name, source });
        const removed = parseConfig(edit(added, removeStationEdit(name)), '');
        expect(removed.stations.some((station) => station.name === name)).toBe(false);
        expect(added).toContain('# the best one');
      }),
    );
  });
});
