import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoute, stagePath, stationPath } from '../../../dashboards/web/read-route.js';

const read = (path: string) => readRoute(new URL(path, 'http://localhost'));

describe('readRoute', () => {
  it('knows the wall, stations, stages and overlays', () => {
    expect(read('/')).toEqual({ view: 'wall' });
    expect(read('/station/fip')).toEqual({ view: 'station', station: 'fip' });
    expect(read('/stage/fip')).toEqual({ view: 'stage', station: 'fip', isOverlay: false });
    expect(read('/stage/fip?overlay=1')).toEqual({
      view: 'stage',
      station: 'fip',
      isOverlay: true,
    });
  });

  it.each(['/station/', '/station/a/b', '/other/fip', '/station/%E0%A4%A'])(
    'finds nothing at %s',
    (path) => {
      expect(readRoute({ pathname: path, search: '' })).toEqual({ view: 'nowhere' });
    },
  );

  it('finds any station whose address it made', () => {
    // An address cannot hold `.` or `..` as a part of its own: browsers take them for folders.
    const name = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(name, (station) => {
        expect(read(stationPath(station))).toEqual({ view: 'station', station });
        expect(read(stagePath(station))).toMatchObject({ view: 'stage', station });
      }),
    );
  });
});
