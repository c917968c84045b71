import { PCA } from 'ml-pca';
import type { PictureText } from '../../evaluation/pictures/draw-plot.js';
import { percent } from '../../percent.js';
import { rowArrays } from '../classical/row-arrays.js';
import type { ExperimentContext, ExperimentPicture, Outcome } from '../experiment.js';
import { affinities } from '../maps/affinities.js';
import { divergence, spreadOut } from '../maps/spread-out.js';
import { drawBoxes } from '../pictures/draw-boxes.js';
import { drawMap } from '../pictures/draw-map.js';
import type { Rows } from '../rows/rows.js';
import { fitStandardScaler, scaleRows } from '../rows/scaler.js';
import { takeRows } from '../rows/take-rows.js';
import type { ClipRows } from './clip-rows.js';
import { readClipTable } from './read-clip-table.js';

const PERPLEXITY = 30;
const STEPS = 500;
/** Spread of the first axis where t-SNE begins, as in scikit-learn. */
const START_SPREAD = 1e-4;

const map = (
  name: string,
  about: PictureText,
  coordinates: ArrayLike<number>,
  { labels, names }: Rows,
): ExperimentPicture => {
  const points = Array.from(labels, (label, row) => ({
    x: coordinates[2 * row],
    y: coordinates[2 * row + 1],
    group: names[label],
  }));
  return { name, svg: drawMap(points, about) };
};

const tempoPicture = (rows: Rows, tempo: number): ExperimentPicture => {
  const values = Array.from(rows.labels, (label, row) => ({
    group: rows.names[label],
    value: rows.inputs[row * rows.width + tempo],
  }));
  const about = {
    title: 'Tempo by genre',
    subtitle: `${rows.count} clips of GTZAN, librosa's tempo`,
  };
  return { name: 'tempo-by-genre', svg: drawBoxes(values, 'beats a minute', about) };
};

const mapNeighbours = async (
  arrays: readonly (readonly number[])[],
  start: readonly number[],
  { effort, progress, stop }: ExperimentContext,
) => {
  const wanted = affinities(arrays, PERPLEXITY);
  const steps = effort === 'quick' ? 10 : STEPS;
  const onStep = (step: number) => progress(step / steps, 't-SNE');
  const largest = Math.sqrt(
    start.reduce((sum, v, i) => (i % 2 ? sum : sum + v * v), 0) / arrays.length,
  );
  const points = Float64Array.from(start, (value) => (START_SPREAD * value) / largest);
  const spread = await spreadOut(wanted, points, { steps, onStep, stop });
  return { spread, lost: divergence(wanted, spread) };
};

/** All clips, or (honest) those without GTZAN's faults. */
const chooseRows = ({ rows, parts }: ClipRows, { holdOut, effort }: ExperimentContext): Rows => {
  const clean = parts.flatMap((part, row) => (part === undefined ? [] : [row]));
  const kept = holdOut === 'honest' ? clean : [...parts.keys()];
  return takeRows(rows, effort === 'quick' ? kept.filter((_, i) => i % 8 === 0) : kept);
};

const PCA_TITLE = 'GTZAN by its two widest directions';
const NEIGHBOURS_TITLE = 'GTZAN by who is near whom';

/** Maps of the clips by their statistics, by PCA and by t-SNE, and tempo by genre. Honest: without GTZAN's faults. */
export const drawFeatures = async (context: ExperimentContext): Promise<Outcome> => {
  const table = await readClipTable(context.data);
  const rows = chooseRows(table, context);
  const arrays = rowArrays(scaleRows(rows, fitStandardScaler(rows)));
  const pca = new PCA(arrays);
  const flat = pca.predict(arrays, { nComponents: 2 }).to2DArray().flat();
  const told = pca.getExplainedVariance().slice(0, 2);
  const { spread, lost } = await mapNeighbours(arrays, flat, context);
  const shown = `${rows.count} clips, ${rows.width} statistics brought to like spread`;
  const wide = `${shown}; ${told.map(percent).join(' and ')} of all variance`;
  const near = `${shown}; t-SNE, perplexity ${PERPLEXITY}`;
  return {
    figures: [
      { metric: 'explainedVariance', value: told[0] + told[1], count: rows.count },
      { metric: 'divergence', value: lost, count: rows.count },
    ],
    pictures: [
      map('pca', { title: PCA_TITLE, subtitle: wide }, flat, rows),
      map('t-sne', { title: NEIGHBOURS_TITLE, subtitle: near }, spread, rows),
      tempoPicture(rows, table.columns.indexOf('tempo')),
    ],
  };
};
