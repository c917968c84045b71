import type { StationHistory } from '../../src/protocol/index.js';
import { stationHistorySchema } from '../../src/protocol/index.js';
import { parseWithoutControls } from './parse-without-controls.js';

/** How far back to look, and in steps of what length. */
export type HistoryWish = {
  readonly seconds: number;
  readonly stepSeconds: number;
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * What a server still knows of a station's past; undefined when it keeps none. Fails with an error when it cannot
 * be reached or refuses.
 */
export const fetchStationHistory = async (
  server: string,
  station: string,
  { seconds, stepSeconds, token, signal }: HistoryWish,
): Promise<StationHistory | undefined> => {
  const query = new URLSearchParams({
    seconds: String(seconds),
    stepSeconds: String(stepSeconds),
  });
  const path = `/v1/stations/${encodeURIComponent(station)}/history?${query}`;
  const answer = await fetch(new URL(path, server), {
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(signal && { signal }),
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok)
    throw new Error(`the server answers ${answer.status} to the question for history`);
  return stationHistorySchema.parse(parseWithoutControls(await answer.text()));
};
