import { parseHTML } from 'linkedom';
import {
  type Accuracy,
  describeLeftOut,
  type Evaluation,
  percent,
  percentRange,
  type Pictures,
} from '../../../models/index.js';
import { REPORT_STYLE } from './report-style.js';

type Page = ReturnType<typeof parseHTML>['document'];
type Content = string | Page['body'];

const build =
  (page: Page) =>
  (name: string, ...content: readonly Content[]): Page['body'] => {
    const made = page.createElement(name);
    made.append(...content);
    return made;
  };

type Build = ReturnType<typeof build>;

const table = (make: Build, head: readonly string[], rows: readonly (readonly string[])[]) =>
  make(
    'table',
    make('thead', make('tr', ...head.map((text) => make('th', text)))),
    make('tbody', ...rows.map((row) => make('tr', ...row.map((text) => make('td', text))))),
  );

const figureRow = (name: string, figure: Accuracy): string[] => [
  name,
  percent(figure.accuracy),
  percentRange(figure.interval95),
  String(figure.clips),
];

const figuresTable = (make: Build, evaluation: Evaluation) => {
  const { oneWindow, afterTenSeconds, macroF1, calibration, logLoss } = evaluation;
  const rows = [
    figureRow('whole clips', evaluation),
    ...(afterTenSeconds ? [figureRow('after 10 s of listening', afterTenSeconds)] : []),
    figureRow(`one window of 3 s alone (${oneWindow.windows} windows)`, oneWindow),
    ['macro F1', macroF1.toFixed(3), '', ''],
    ['expected calibration error (15 bins)', calibration.ece.toFixed(3), '', ''],
    ['log-loss', logLoss.toFixed(3), '', ''],
  ];
  return table(make, ['figure', 'value', '95 % interval', 'clips'], rows);
};

const genreTable = (make: Build, { perGenre }: Evaluation) => {
  const rows = Object.entries(perGenre).map(([genre, { precision, recall, f1, clips }]) => [
    genre,
    ...[precision, recall, f1].map((value) => value.toFixed(2)),
    String(clips),
  ]);
  return table(make, ['genre', 'precision', 'recall', 'F1', 'clips'], rows);
};

const wrongTable = (make: Build, { wrong }: Evaluation) => {
  const rows = wrong.map(({ clip, truth, judged, confidence }) => [
    clip,
    truth,
    judged,
    percent(confidence),
  ]);
  return table(make, ['clip', 'is', 'was judged', 'confidence'], rows);
};

const body = (
  make: Build,
  evaluation: Evaluation,
  pictures: Pictures,
  title: string,
): Content[] => {
  const { model, protocol } = evaluation;
  const slots = Object.keys(pictures).map((kind) => make('figure', `{{${kind}}}`));
  return [
    make('h1', title),
    make('p', `Protocol: ${protocol}.`),
    ...describeLeftOut(evaluation).map((line) => make('p', line)),
    make(
      'p',
      `Model ${model.name}, weights ${model.hash}, front end ${model.featureSet}, engine ${model.engine}.`,
    ),
    make('h2', 'Figures'),
    figuresTable(make, evaluation),
    make('h2', 'Pictures'),
    ...slots,
    make('h2', 'Genres'),
    genreTable(make, evaluation),
    make('h2', 'Wrong with the most confidence'),
    evaluation.wrong.length ? wrongTable(make, evaluation) : make('p', 'No clip was judged wrong.'),
  ];
};

/** An evaluation as one HTML page that asks nothing of any network: pictures and style are inside. */
export const reportPage = (evaluation: Evaluation, pictures: Pictures, title: string): string => {
  const { document } = parseHTML(
    '<!doctype html><html lang="en"><head></head><body></body></html>',
  );
  const make = build(document);
  const charset = document.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const viewport = document.createElement('meta');
  viewport.setAttribute('name', 'viewport');
  viewport.setAttribute('content', 'width=device-width, initial-scale=1');
  document.head.append(charset, viewport, make('title', title), make('style', REPORT_STYLE));
  document.body.append(make('main', ...body(make, evaluation, pictures, title)));
  // Put in as they are: the parser of HTML would write their names in small letters.
  return Object.entries(pictures).reduce(
    (html, [kind, svg]) => html.replace(`{{${kind}}}`, () => svg),
    `${document.toString()}\n`,
  );
};
