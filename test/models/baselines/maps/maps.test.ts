import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { squaredDistance } from '../../../../models/baselines/clustering/squared-distance.js';
import { neighbourChances } from '../../../../models/baselines/maps/neighbour-chances.js';
import { neighbourMap } from '../../../../models/baselines/maps/neighbour-map.js';
import { type Plane, principalPlane } from '../../../../models/baselines/maps/principal-plane.js';

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/scikit-learn/maps.json', import.meta.url), 'utf8'),
) as {
  readonly points: readonly (readonly number[])[];
  readonly perplexity: number;
  readonly divergence: number;
  readonly trustworthiness: number;
  readonly principal: readonly (readonly number[])[];
};

const { points, perplexity } = reference;

const nearestOf = (places: readonly (readonly number[])[], own: number): number[] =>
  [...places.keys()]
    .filter((other) => other !== own)
    .sort(
      (a, b) => squaredDistance(places[own], places[a]) - squaredDistance(places[own], places[b]),
    );

/** How many of the neighbours on the map are neighbours in truth (Venna and Kaski 2001). */
const trustworthiness = (plane: Plane, neighbours: number): number => {
  const count = points.length;
  let penalty = 0;
  for (let i = 0; i < count; i++) {
    const ranks = nearestOf(points, i);
    for (const other of nearestOf(plane, i).slice(0, neighbours)) {
      penalty += Math.max(0, ranks.indexOf(other) + 1 - neighbours);
    }
  }
  return 1 - (2 * penalty) / (count * neighbours * (2 * count - 3 * neighbours - 1));
};

describe('maps of points', () => {
  it('show the principal plane of scikit-learn, but for its signs', () => {
    principalPlane(points).forEach((place, i) => {
      place.forEach((value, axis) => {
        expect(Math.abs(value)).toBeCloseTo(reference.principal[i][axis], 4);
      });
    });
  });

  it('give each point as many neighbours as wanted', () => {
    const joint = neighbourChances(points, perplexity);
    expect(joint.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(joint[1]).toBe(joint[points.length]);
  });

  it('keep neighbours as well as the t-SNE of scikit-learn, and the same each time', () => {
    const { plane, divergence } = neighbourMap(points, perplexity);
    expect(divergence).toBeLessThan(reference.divergence * 1.1);
    expect(trustworthiness(plane, 5)).toBeGreaterThan(reference.trustworthiness - 0.02);
    expect(trustworthiness(principalPlane(points), 5)).toBeLessThan(reference.trustworthiness);
    expect(neighbourMap(points, perplexity).plane).toEqual(plane);
  });
});
