import { formatFigure, listWords, mainFigures, type SavedResult } from '../../../models/index.js';

const HEAD = ['', 'system', 'metric', 'reported', "report's protocol", 'honest', 'time', 'verdict'];

const inWords = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

const rowsOf = (result: SavedResult): string[][] =>
  mainFigures(result).map(({ metric, reported, report, honest, verdict }, position) => [
    position === 0 ? result.report : '',
    position === 0 ? result.system : '',
    metric,
    reported === undefined ? '–' : String(reported),
    formatFigure(report),
    formatFigure(honest),
    position === 0 ? inWords(result.seconds) : '',
    verdict,
  ]);

const PROTOCOLS = { report: "report's protocol: ", honest: 'honest: ' } as const;

const wordsOf = (result: SavedResult): string[] => [
  '',
  `${result.report} ${result.system}`,
  ...listWords(result).map(({ text, holdOut }) => `  ${holdOut ? PROTOCOLS[holdOut] : ''}${text}`),
];

/** Results for people: a row for each figure that counts, then what was found beside the figures. */
export const formatResults = (results: readonly SavedResult[]): string => {
  const rows = [HEAD, ...results.flatMap(rowsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...results.flatMap(wordsOf)].join('\n');
};
