import { type ReportName, REPORTS } from '../experiment.js';
import { mainFigures } from './compare-figure.js';
import { formatFigure } from './format-figure.js';
import { type FoundWords, listWords } from './list-words.js';
import type { SavedResult } from './saved-result.js';

/** What each report is about. */
const TITLES: Readonly<Record<ReportName, string>> = {
  R0: 'nine genres from Spotify features',
  R1: '114 genres, and clusters of genres',
  R2: 'ten genres of GTZAN: classical models, CNN, transfer learning',
  R3: 'descriptors from audio',
  R4: 'ten genres from Spotify features, cleaned',
};

const HEAD = [
  'system',
  'metric',
  'report',
  "here, the report's protocol",
  'here, honest',
  'rows',
  'verdict',
];

const rowsOf = (result: SavedResult): string[][] =>
  mainFigures(result).map(({ metric, reported, report, honest, verdict }, position) => [
    position === 0 ? `\`${result.system}\`` : '',
    metric,
    reported === undefined ? '' : String(reported),
    formatFigure(report),
    formatFigure(honest),
    [report, honest].flatMap((figure) => (figure ? [figure.count] : [])).join(' / '),
    verdict,
  ]);

const markdownTable = (rows: readonly (readonly string[])[]): string[] => [
  `| ${HEAD.join(' | ')} |`,
  `|${HEAD.map(() => ' --- |').join('')}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

const PROTOCOLS = { report: "the report's protocol: ", honest: 'honest: ' } as const;

const lineOf = ({ text, holdOut }: FoundWords): string =>
  `${holdOut ? PROTOCOLS[holdOut] : ''}${text}`;

const wordsOf = (result: SavedResult, shared: readonly string[]): string[] => [
  `- \`${result.system}\`: ${result.title}. ${result.seconds} s.`,
  ...listWords(result)
    .map(lineOf)
    .filter((line) => !shared.includes(line))
    .map((line) => `  - ${line}`),
];

/** What is true of all systems of a report is said once. */
const sharedBy = (results: readonly SavedResult[]): string[] => {
  if (results.length < 2) return [];
  const [first, ...others] = results.map((result) => listWords(result).map(lineOf));
  return first.filter((line) => others.every((lines) => lines.includes(line)));
};

const describeReport = (report: ReportName, results: readonly SavedResult[]): string[] => {
  const own = results.filter((result) => result.report === report);
  if (own.length === 0) return [];
  const shared = sharedBy(own);
  return [
    `## ${report}: ${TITLES[report]}`,
    '',
    `\`earshot reproduce ${report} --data DIR\``,
    '',
    ...markdownTable(own.flatMap(rowsOf)),
    '',
    ...shared.map((line) => `- All: ${line}`),
    ...own.flatMap((result) => wordsOf(result, shared)),
    '',
  ];
};

/** All results as a Markdown document: a table for each report, then what was found beside the figures. */
export const describeResults = (results: readonly SavedResult[]): string =>
  [
    '# The reports that Earshot grew from, measured again',
    '',
    'Each system of five student reports, trained and scored by `earshot reproduce --save`, which wrote this page. "The report\'s protocol" holds rows out as the report did; "honest" keeps each artist (or track, where no artist is known) on one side and fits all scaling on training rows alone. In brackets: 95 % intervals (of Wilson for accuracies, by bootstrap for F1); they count rows as if each were drawn for itself, so where artists tie rows together the truth is wider, as the spread of folds shows. "Rows" are those that the figure was measured on, under the one protocol and the other. "Within the interval" says that the report\'s figure, as rounded as it is printed, lies in the interval of the same protocol here.',
    '',
    ...REPORTS.flatMap((report) => describeReport(report, results)),
  ]
    .join('\n')
    .trimEnd() + '\n';
