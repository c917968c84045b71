import { parseHTML } from 'linkedom';
import {
  type ExperimentPicture,
  type ExperimentResult,
  type ExperimentTable,
  formatFigure,
  HOLD_OUTS,
  mainFigures,
  toSavedResult,
} from '../../../models/index.js';
import { REPORT_STYLE } from '../evaluate/report-style.js';

type Page = ReturnType<typeof parseHTML>['document'];
type Part = Page['body'];

const WIDE = 'main { max-width: 62rem; } td, th { font-size: 0.85rem; }';

const HEAD = ['system', 'metric', 'reported', "report's protocol", 'honest', 'verdict'];

const WORDS = { report: "the report's protocol", honest: 'honest' } as const;

/** Makes elements, and keeps pictures aside that are put in as they are. */
const createMaker = (page: Page) => {
  const pictures: string[] = [];
  const make = (name: string, ...content: readonly (string | Part)[]): Part => {
    const made = page.createElement(name);
    made.append(...content);
    return made;
  };
  const picture = ({ svg }: ExperimentPicture): Part =>
    make('figure', `{{picture ${pictures.push(svg) - 1}}}`);
  const table = ({ head, rows }: Omit<ExperimentTable, 'title'>): Part =>
    make(
      'table',
      make('thead', make('tr', ...head.map((text) => make('th', text)))),
      make('tbody', ...rows.map((row) => make('tr', ...row.map((text) => make('td', text))))),
    );
  return { make, picture, table, pictures };
};

type Maker = ReturnType<typeof createMaker>;

const rowsOf = (result: ExperimentResult): string[][] =>
  mainFigures(toSavedResult(result)).map(({ metric, reported, report, honest, verdict }) => [
    `${result.experiment.report} ${result.experiment.system}`,
    metric,
    reported === undefined ? '–' : String(reported),
    formatFigure(report),
    formatFigure(honest),
    verdict,
  ]);

const folded = ({ make, table }: Maker, { title, ...content }: ExperimentTable): Part =>
  make('details', make('summary', title), table(content));

const sectionOf = (maker: Maker, { experiment, outcomes }: ExperimentResult): Part[] => {
  const { make, picture } = maker;
  const { report, system, title, notes = [] } = experiment;
  const parts = HOLD_OUTS.flatMap((holdOut) => {
    const outcome = outcomes[holdOut];
    if (!outcome) return [];
    const { remarks = [], tables = [], pictures = [] } = outcome;
    return [
      make('h3', `Held out: ${WORDS[holdOut]}`),
      make('ul', ...remarks.map((remark) => make('li', remark))),
      ...tables.map((content) => folded(maker, content)),
      ...pictures.map(picture),
    ];
  });
  return [
    make('h2', `${report} ${system}: ${title}`),
    ...notes.map((note) => make('p', note)),
    ...parts,
  ];
};

const element = (page: Page, name: string, attributes: Readonly<Record<string, string>>): Part => {
  const made = page.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/** Results as one HTML page that asks nothing of any network: figures, remarks, tables and pictures. */
export const reproducePage = (results: readonly ExperimentResult[]): string => {
  const { document } = parseHTML(
    '<!doctype html><html lang="en"><head></head><body></body></html>',
  );
  const maker = createMaker(document);
  const { make, table, pictures } = maker;
  const title = 'Earshot: the reports it grew from, measured again';
  document.head.append(
    element(document, 'meta', { charset: 'utf-8' }),
    element(document, 'meta', {
      name: 'viewport',
      content: 'width=device-width, initial-scale=1',
    }),
    make('title', title),
    make('style', REPORT_STYLE + WIDE),
  );
  const summary = table({ head: HEAD, rows: results.flatMap(rowsOf) });
  const sections = results.flatMap((result) => sectionOf(maker, result));
  document.body.append(make('main', make('h1', title), summary, ...sections));
  // Put in as they are: the parser of HTML would write their names in small letters.
  return `${document.toString()}\n`.replace(
    /\{\{picture (\d+)\}\}/g,
    (_, position) => pictures[Number(position)],
  );
};
