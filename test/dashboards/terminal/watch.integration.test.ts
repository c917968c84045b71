import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { needs } from '../../helpers/needs.js';
import { openDetour } from '../../helpers/open-detour.js';
import type { MadeUpServer } from '../../helpers/serve-made-up-stations.js';
import { serveMadeUpStations } from '../../helpers/serve-made-up-stations.js';
import type { TmuxTerminal } from '../../helpers/tmux.js';
import { openTmux } from '../../helpers/tmux.js';

const BEFORE = 'what was on the screen before';
// Foreground or background from the palette of 256 or of all colours.
const COLOUR = /\[[34]8[;:][25]/;
// Letters in dim, whatever else is set.
const FADED = /\[2m(\u001B\[38[\d;]*m)?(JAZZ|REGGAE)/;
const SIZES = [
  [40, 12],
  [80, 24],
  [110, 32],
  [300, 80],
] as const;

const shows = (text: string) => (screen: string) => screen.includes(text);

describe.skipIf(!needs('tmux'))('earshot watch in a terminal', { timeout: 60_000 }, () => {
  let server: MadeUpServer;
  let terminal: TmuxTerminal | undefined;

  beforeEach(async () => {
    server = await serveMadeUpStations(['demo', 'club']);
    server.hub.publish('demo', makeUpPrediction('jazz', 1, Date.now()));
    server.hub.publish('club', makeUpPrediction('metal', 1, Date.now()));
  });

  afterEach(async () => {
    await terminal?.close();
    await server.close();
  });

  const watch = async (
    columns = 110,
    rows = 32,
    environment = {},
    port = server.port,
  ): Promise<TmuxTerminal> => {
    const url = server.url.replace(String(server.port), String(port));
    const command = `echo '${BEFORE}'; node dist/src/main.js watch ${url}; echo "left with $?"; cat`;
    terminal = await openTmux({ command, columns, rows, environment });
    await terminal.waitFor((screen) => screen.includes('2 stations'));
    await terminal.press('2');
    return terminal;
  };

  it.each(SIZES)('stays inside %i × %i and leaves the last row free', async (columns, rows) => {
    const { waitFor } = await watch(columns, rows);
    // The last line to be written is the one with the keys.
    const whole = (screen: string) => screen.includes('JAZZ') && screen.includes('q quit');
    const lines = (await waitFor(whole)).split('\n').slice(0, rows);
    expect(lines[0]).toContain('EARSHOT');
    expect(lines.at(-2)).toContain('q quit');
    expect(lines.at(-1)).toBe('');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  });

  it('keeps each line in its row, whatever widths the terminal gives to the signs of a title', async () => {
    const { waitFor } = await watch(80, 24);
    await waitFor(shows('JAZZ'));
    const title = '❤️ 1️⃣ 👨‍👩‍👧 🇩🇪 👍🏽 한국어 e\u0301a\u0308\u0323 ﷽ שיר '.repeat(4);
    server.hub.publish('demo', { type: 'metadata', title, wallTimeMs: Date.now() });
    server.hub.publish('demo', makeUpPrediction('blues', 2, Date.now()));
    const lines = (await waitFor(shows('BLUES'))).split('\n');
    expect(lines[0]).toContain('EARSHOT');
    expect(lines[1]).toMatch(/^╭─ Stations ─/);
    expect(lines[2]).toMatch(/^│ .*││ ♫ .*한국어/);
    expect(lines.slice(2, 17).every((line) => /^[│╰╭].*[│╮╯]$/.test(line))).toBe(true);
    expect(lines[22]).toContain('q quit');
    expect(lines[23]).toBe('');
  });

  it('follows the server', async () => {
    const { waitFor } = await watch();
    await waitFor(shows('JAZZ'));
    server.hub.publish('demo', { type: 'metadata', title: 'Artist – Song', wallTimeMs: 1 });
    server.hub.publish('demo', makeUpPrediction('reggae', 2, Date.now()));
    const screen = await waitFor(shows('REGGAE'));
    expect(screen).toContain('Artist – Song');
  });

  it('selects stations with the arrows and opens and closes the help', async () => {
    const { waitFor, press } = await watch();
    await waitFor(shows('JAZZ'));
    await press('Down');
    expect(await waitFor(shows('METAL'))).toContain('▸ ♪ club');
    await press('k');
    await waitFor(shows('JAZZ'));
    await press('?');
    await waitFor(shows('another station'));
    await press('Escape');
    await waitFor(shows('JAZZ'));
  });

  it.each(['q', 'C-c'])('ends with %s and leaves the terminal as it was', async (key) => {
    const { waitFor, press } = await watch();
    await waitFor(shows('JAZZ'));
    await press(key);
    const screen = await waitFor(shows('left with 0'));
    expect(screen).toContain(BEFORE);
    expect(screen).not.toContain('EARSHOT');
    await press('typed', 'Enter');
    await waitFor((text) => text.split('typed').length === 3);
  });

  it('draws itself anew when the terminal changes its size', async () => {
    const { waitFor, resize } = await watch();
    await waitFor(shows('JAZZ'));
    await resize(50, 16);
    const small = await waitFor(
      (screen) => !screen.includes('╭') && screen.includes('JAZZ') && screen.includes('q quit'),
    );
    expect(small.split('\n')[0]).toContain('EARSHOT');
    expect(small.split('EARSHOT')).toHaveLength(2);
    await resize(120, 40);
    const large = await waitFor(
      (screen) => screen.includes('╭─ Stations') && screen.includes('q quit'),
    );
    expect(large.split('EARSHOT')).toHaveLength(2);
  });

  it('says at once that the connection is lost and comes back by itself', async () => {
    const { waitFor } = await watch();
    await waitFor(shows('JAZZ'));
    await server.close();
    expect(await waitFor(shows('no connection'))).toContain('JAZZ');
    server = await serveMadeUpStations(['demo', 'club'], server.port);
    server.hub.publish('demo', makeUpPrediction('blues', 2, Date.now()));
    await waitFor(shows('BLUES'));
  });

  it('dims the last picture when it is cut off, counts down, and catches up by resume', async () => {
    const detour = await openDetour(server.port);
    const { waitFor, styledScreen, press } = await watch(110, 32, {}, detour.port);
    await waitFor(shows('JAZZ'));
    const heard = (label: 'blues' | 'reggae', step: number): void => {
      const said = { startSeconds: step, meanConfidence: 0.7, wallTimeMs: Date.now() };
      server.hub.publish('demo', makeUpPrediction(label, step, Date.now()));
      server.hub.publish('demo', { type: 'detection', event: 'began', label, ...said });
    };
    const lineWith = async (text: string): Promise<string> =>
      (await styledScreen()).split('\n').find((line) => line.includes(text)) ?? '';
    expect(await lineWith('JAZZ')).not.toMatch(FADED);
    detour.shut(true);
    expect(await waitFor(shows('no connection'))).toContain('JAZZ');
    expect(await lineWith('JAZZ')).toMatch(FADED);
    // Waits grow with each try; those of some seconds are counted down.
    const secondsIn = (screen: string): number => Number(/again in (\d+) s/.exec(screen)?.[1] ?? 0);
    const first = secondsIn(await waitFor((screen) => secondsIn(screen) >= 2));
    await waitFor((screen) => secondsIn(screen) === first - 1);
    heard('blues', 2);
    heard('reggae', 3);
    detour.shut(false);
    await waitFor((screen) => screen.includes('● connected') && screen.includes('REGGAE'));
    expect(await lineWith('REGGAE')).not.toMatch(FADED);
    await press('3');
    const events = await waitFor(shows('connected again'));
    expect(events).toMatch(/no connection .*[^]*connected again[^]*blues began[^]*reggae began/);
    expect(events).not.toContain('missed');
    detour.close();
  });

  it('uses colours, and none where NO_COLOR is set', async () => {
    const colourful = await watch();
    await colourful.waitFor(shows('JAZZ'));
    expect(await colourful.styledScreen()).toMatch(COLOUR);
    await colourful.close();
    const plain = await watch(110, 32, { NO_COLOR: '1' });
    await plain.waitFor(shows('JAZZ'));
    expect(await plain.styledScreen()).not.toMatch(COLOUR);
  });
});
