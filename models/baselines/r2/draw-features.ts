import { setImmediate } from 'node:timers/promises';
import { PCA } from 'ml-pca';
import type { PictureText } from '../../evaluation/pictures/draw-plot.js';
import { percent } from '../../percent.js';
import { rowArrays } from '../classical/row-arrays.js';
import type { ExperimentContext, ExperimentPicture, Outcome } from '../experiment.js';
import { neighbourMap } from '../maps/neighbour-map.js';
import { type Plane, principalPlane } from '../maps/principal-plane.js';
import { drawBoxes } from '../pictures/draw-boxes.js';
import { drawMap, type MapPoint } from '../pictures/draw-map.js';
import type { Rows } from '../rows/rows.js';
import { fitStandardScaler, scaleRows } from '../rows/scaler.js';
import { takeRows } from '../rows/take-rows.js';
import type { ClipRows } from './clip-rows.js';
import { readClipTable } from './read-clip-table.js';

const PERPLEXITY = 30;

/** Each genre is named at the clip that lies nearest to the middle of its own. */
const withNames = (points: readonly MapPoint[], names: readonly string[]): MapPoint[] => {
  const nearest = names.map((name) => {
    const own = points.filter(({ group }) => group === name);
    const x = own.reduce((sum, point) => sum + point.x, 0) / own.length;
    const y = own.reduce((sum, point) => sum + point.y, 0) / own.length;
    const distances = own.map((point) => Math.hypot(point.x - x, point.y - y));
    return own[distances.indexOf(Math.min(...distances))];
  });
  return points.map((point) => (nearest.includes(point) ? { ...point, name: point.group } : point));
};

const map = (
  name: string,
  about: PictureText,
  plane: Plane,
  { labels, names }: Rows,
): ExperimentPicture => {
  const points = Array.from(labels, (label, row) => ({
    x: plane[row][0],
    y: plane[row][1],
    group: names[label],
  }));
  return { name, svg: drawMap(withNames(points, names), about) };
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
  const told = new PCA(arrays).getExplainedVariance().slice(0, 2);
  context.progress(0.1, 't-SNE');
  await setImmediate();
  context.stop.throwIfAborted();
  const { plane, divergence } = neighbourMap(arrays, PERPLEXITY);
  const shown = `${rows.count} clips, ${rows.width} statistics brought to like spread`;
  const wide = `${shown}; ${told.map(percent).join(' and ')} of all variance`;
  const near = `${shown}; t-SNE, perplexity ${PERPLEXITY}`;
  return {
    figures: [
      { metric: 'explainedVariance', value: told[0] + told[1], count: rows.count },
      { metric: 'divergence', value: divergence, count: rows.count },
    ],
    pictures: [
      map('pca', { title: PCA_TITLE, subtitle: wide }, principalPlane(arrays), rows),
      map('t-sne', { title: NEIGHBOURS_TITLE, subtitle: near }, plane, rows),
      tempoPicture(rows, table.columns.indexOf('tempo')),
    ],
  };
};
