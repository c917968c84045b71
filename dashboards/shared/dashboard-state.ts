import type {
  AlarmKind,
  Fusion,
  Prediction,
  StatusMessage,
  Welcome,
} from '../../src/protocol/index.js';
import type { DashboardEvent } from './dashboard-event.js';

/** How things stand with the server. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'open' }
  | { readonly state: 'closed'; readonly reason: string; readonly retryInSeconds: number };

/** What was heard at one step; `label` is the genre, or the sound state when no genre is held. */
export type HistoryStep = {
  readonly wallTimeMs: number;
  readonly label: string;
  /** Smoothed probability of `label`, or of the likeliest genre where the state has none, 0 to 1. */
  readonly confidence: number;
  /** How long it lasted, where one step stands for several predictions. */
  readonly seconds?: number;
};

/** A genre, speech, noise, silence or an alarm, from its beginning to its end; without an end while it lasts. */
export type Detection = {
  readonly label: string;
  /** Only for alarms. */
  readonly alarm?: AlarmKind | undefined;
  /** Only for a genre that is held together with another. */
  readonly fusion?: Fusion | undefined;
  readonly startSeconds: number;
  readonly endSeconds?: number;
  readonly meanConfidence: number;
  readonly wallTimeMs: number;
};

/** What is known of one station. */
export type StationView = {
  readonly station: string;
  readonly uri: string;
  readonly status?: StatusMessage;
  readonly title?: string;
  readonly prediction?: Prediction;
  /** Oldest first, the last ten minutes. */
  readonly history: readonly HistoryStep[];
  /** Newest first, the last fifty. */
  readonly detections: readonly Detection[];
  /** Messages that the server left out because this client was too slow. */
  readonly missedMessages: number;
};

/** Everything a dashboard knows. What is selected or open on the screen belongs to the view. */
export type DashboardState = {
  readonly connection: Connection;
  readonly welcome?: Welcome;
  /** In the order of the server. */
  readonly stations: readonly StationView[];
  /** The last complaint of the server. */
  readonly complaint?: string;
  readonly unreadableFrames: number;
  /** What happened, oldest first, the last thousand. */
  readonly events: readonly DashboardEvent[];
};

/** Before anything was heard of the server. */
export const initialDashboardState: DashboardState = {
  connection: { state: 'connecting' },
  stations: [],
  unreadableFrames: 0,
  events: [],
};

/** A station of which nothing is known yet. */
export const newStationView = (station: string, uri: string): StationView => ({
  station,
  uri,
  history: [],
  detections: [],
  missedMessages: 0,
});
