import fc from 'fast-check';
import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';
import { fillTimeline, emptyTimeline } from '../../../dashboards/shared/station-timeline.js';
import { parseWithoutControls } from '../../../dashboards/shared/parse-without-controls.js';
import { readServerMessage } from '../../../dashboards/shared/read-server-message.js';
import { PALETTE_NAMES } from '../../../dashboards/terminal/palettes.js';
import type { ScreenState } from '../../../dashboards/terminal/screen-state.js';
import { VIEWS } from '../../../dashboards/terminal/screen-state.js';
import type { ServerMessage, StationHistory } from '../../../src/protocol/index.js';
import { stationHistorySchema } from '../../../src/protocol/index.js';
import {
  backoffOf,
  detectionOf,
  predictionOf,
  START_MS,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';
import { openDashboard } from '../../helpers/draw-dashboard.js';

/** What strangers write into titles: wide letters, families of signs, marks, right to left, orders to a terminal. */
const NASTY = [
  '東京事変「群青日和」',
  '👨‍👩‍👧‍👦 family 👍🏽 🇩🇪 ❤️ 1️⃣ ☎︎',
  'e\u0301a\u0308\u0323\u0302o\u035E z\u0335\u0321\u0321a\u034Elg\u0317o',
  'أغنية جميلة – שיר יפה',
  '\u202Eevil\u202C \u2066x\u2069 \u200Bzero\uFEFF',
  '\u001B[2J\u001B[H\u001B]0;owned\u0007 \r\n\t\b\u009B31m',
  'ｆｕｌｌ　ｗｉｄｔｈ ｶﾅ',
  '한국어 ᄒ\u1161ᆫ 각',
  'नमस्ते ক্ষ ก็ ﷽',
  '\uE000\uE001\uF8FF private',
  '\uD800 half',
  '',
] as const;
const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** As it comes over the wire, control characters taken out. */
const received = (message: ServerMessage): ServerMessage =>
  readServerMessage(JSON.stringify(message))!;

const messagesWith = (name: string, text: string): readonly ServerMessage[] => {
  const station = name || 'empty';
  const said = { station, seq: 1, wallTimeMs: START_MS };
  const descriptors = { energy: 0.5, danceability: 1, tempoBpm: 128, key: text, loudnessLufs: -14 };
  return [
    welcomeTo(station, 'other', 'gone'),
    { type: 'metadata', ...said, title: text },
    detectionOf(station, 'jazz', 3),
    { ...detectionOf(station, 'dc-offset', 4), alarm: 'dc-offset' },
    { ...predictionOf(station, 'jazz', 8), fusion: ['jazz', 'classical'], descriptors },
    predictionOf('other', 'metal', 9),
    backoffOf('gone', text),
    { type: 'error', code: 4000, message: text },
  ];
};

const screens = fc.record({
  view: fc.constantFrom(...VIEWS),
  filter: fc.constantFrom('', 'jazz'),
  eventFilter: fc.constant(''),
  typing: fc.boolean(),
  sort: fc.constant('trouble'),
  eventsBelow: fc.nat(3),
  helpOpen: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  palette: fc.constantFrom(...PALETTE_NAMES),
}) satisfies fc.Arbitrary<ScreenState>;

const CLOSED = { state: 'closed', reason: 'connect ECONNREFUSED', retryInSeconds: 3 } as const;
/** As it is fetched from a server. */
const history = (title: string): StationHistory =>
  stationHistorySchema.parse(
    parseWithoutControls(
      JSON.stringify({
        station: 'x',
        seq: 1,
        wallTimeMs: START_MS,
        heldSeconds: 1800,
        stepSeconds: 10,
        steps: [],
        titles: [{ wallTimeMs: START_MS, title }],
        detections: [],
      }),
    ),
  );

describe('a screen of any size from 40 × 12 to 300 × 80', () => {
  const dashboard = openDashboard();
  afterAll(() => dashboard.close());

  it('has no line wider than the terminal, and fewer lines than it has rows, whatever strangers write', () => {
    const sizes = fc.record({
      columns: fc.integer({ min: 40, max: 300 }),
      rows: fc.integer({ min: 12, max: 80 }),
    });
    const all = [sizes, screens, nasty, nasty, fc.boolean(), fc.boolean()] as const;
    fc.assert(
      fc.property(...all, (size, screen, name, text, ascii, lost) => {
        const state = stateAfter(...messagesWith(name, text).map(received));
        const timeline = fillTimeline(emptyTimeline, history(text));
        const lines = dashboard.draw({
          state: lost ? { ...state, connection: CLOSED } : state,
          screen,
          size,
          ascii,
          timeline,
        });
        expect(lines.length).toBeLessThan(size.rows);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(size.columns);
        expect(lines[0]).toMatch(/EARSHOT/);
        // Frames end where the terminal ends, whatever is in them.
        for (const line of lines.filter((each) => each.includes('│'))) {
          if (
            screen.view === 'station' &&
            size.columns >= 76 &&
            size.rows >= 22 &&
            !screen.helpOpen
          )
            expect(stringWidth(line)).toBe(size.columns);
        }
      }),
      { numRuns: Number(process.env['EARSHOT_FUZZ_RUNS'] ?? 80) },
    );
  });
});
