import type {
  ExperimentContext,
  ExperimentPicture,
  ExperimentTable,
  Outcome,
} from '../experiment.js';
import { neighbourMap } from '../maps/neighbour-map.js';
import { type Plane, principalPlane } from '../maps/principal-plane.js';
import { drawMap } from '../pictures/draw-map.js';
import type { Rows } from '../rows/rows.js';
import { classFigures, classTable } from '../scores/class-report.js';
import { withPrefix } from '../scores/with-prefix.js';
import { type GenreGroups, genreMeans } from './genre-groups.js';
import { drawGenres, explainGenres, learnGenres } from './learn-genres.js';
import { readGenreTracks } from './read-genre-tracks.js';
import { sampleGroups } from './sample-groups.js';

/** Groups of genres that an experiment learns instead of genres. */
export type GroupChoice = {
  readonly name: string;
  readonly group: (rows: Rows, seed: number) => GenreGroups;
  /** Tracks drawn of each. */
  readonly perGroup: number;
};

const composition = ({ names, groupOf }: GenreGroups, genres: readonly string[]) =>
  ({
    title: 'What the groups are made of',
    head: ['group', 'genres'],
    rows: names.map((name, group) => [
      name,
      genres.filter((_, genre) => groupOf[genre] === group).join(', '),
    ]),
  }) satisfies ExperimentTable;

/** Where the genres lie by their means: what the groups are made of, to be seen. */
const drawMaps = (
  rows: Rows,
  { names, groupOf }: GenreGroups,
  subtitle: string,
): ExperimentPicture[] => {
  const means = genreMeans(rows);
  const draw = (plane: Plane, title: string): string =>
    drawMap(
      plane.flatMap(([x, y], genre) =>
        groupOf[genre] < 0 ? [] : [{ x, y, group: names[groupOf[genre]], name: rows.names[genre] }],
      ),
      { title, subtitle },
    );
  const byPca = 'Genres by the two principal components of their means, coloured by group';
  const byNeighbours = 'Genres with those that are like them (t-SNE), coloured by group';
  const neighbours = neighbourMap(means, Math.min(15, (means.length - 1) / 3)).plane;
  return [
    { name: 'pca', svg: draw(principalPlane(means), byPca) },
    { name: 't-sne', svg: draw(neighbours, byNeighbours) },
  ];
};

/** Trains R1's network on groups of genres instead of genres. */
export const runGroups = async (
  { name, group, perGroup }: GroupChoice,
  context: ExperimentContext,
): Promise<Outcome> => {
  const { data, seed, holdOut } = context;
  const whole = await readGenreTracks(data);
  const groups = group(whole.rows, seed);
  const tracks = sampleGroups(whole, groups, perGroup, seed);
  const learnt = await learnGenres(tracks, context);
  const { confusion, figures } = learnt.test;
  const subtitle = `R1, ${name}, ${groups.names.length} groups, ${holdOut}`;
  return {
    figures: [
      ...figures,
      ...withPrefix(learnt.train.figures, 'train.'),
      ...classFigures(confusion, groups.names),
    ],
    tables: [composition(groups, whole.rows.names), classTable(confusion, groups.names, 'Test')],
    pictures: [
      ...drawGenres(learnt, groups.names, subtitle),
      ...drawMaps(whole.rows, groups, subtitle),
    ],
    remarks: [
      `${groups.names.length} groups, ${perGroup} tracks drawn of each.`,
      ...explainGenres(tracks, learnt),
    ],
  };
};
