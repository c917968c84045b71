import type {
  Classifier,
  ClassifierRequest,
  ClassifierResult,
  ModelInfo,
  StationState,
} from '../inference/classifier.js';

/** A model and how much it counts. */
export type Member = { readonly classifier: Classifier; readonly weight: number };

const prefixed = (state: StationState, place: number): StationState =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [`${place}/${name}`, value]));

const ownOf = (state: StationState, place: number): StationState =>
  Object.fromEntries(
    Object.entries(state).flatMap(([name, value]) =>
      name.startsWith(`${place}/`) ? [[name.slice(`${place}/`.length), value]] : [],
    ),
  );

const vote = (
  members: readonly Member[],
  results: readonly ClassifierResult[],
): ClassifierResult => ({
  probabilities: results[0].probabilities.map((_, label) =>
    results.reduce((sum, each, m) => sum + members[m].weight * each.probabilities[label], 0),
  ),
  state: Object.assign({}, ...results.map(({ state }, place) => prefixed(state, place))),
});

/**
 * The weighted mean of several models' probabilities as a classifier, which takes the members over and disposes of
 * them. They have the same labels and front end; weights sum to 1.
 */
export const ensembleClassifier = (members: readonly Member[], info: ModelInfo): Classifier => ({
  info,
  initialState: () =>
    Object.assign(
      {},
      ...members.map(({ classifier }, place) => prefixed(classifier.initialState(), place)),
    ),
  step: async (requests: readonly ClassifierRequest[]) => {
    const all = await Promise.all(
      members.map(({ classifier }, place) =>
        classifier.step(
          requests.map(({ input, state }) => ({ input, state: ownOf(state, place) })),
        ),
      ),
    );
    return requests.map((_, i) =>
      vote(
        members,
        all.map((results) => results[i]),
      ),
    );
  },
  dispose: () => members.forEach(({ classifier }) => classifier.dispose()),
});
