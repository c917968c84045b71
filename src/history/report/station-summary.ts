/** Seconds by name: of a genre, of a state. */
export type Seconds = Readonly<Record<string, number>>;

/** What was heard in an hour by the clock (UTC). */
export type HourSummary = {
  readonly startMs: number;
  /** How long each genre was held. */
  readonly genres: Seconds;
  /** How long each state was there; their sum is what was heard. */
  readonly states: Seconds;
};

/** A time in which a station should have been heard and was not. */
export type Outage = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly state: string;
  readonly reason?: string | undefined;
};

/** How long a station was heard while Earshot ran and the station was neither paused nor stopped. */
export type Uptime = {
  readonly wantedSeconds: number;
  readonly runningSeconds: number;
  readonly outages: readonly Outage[];
};

/** A line of the timeline: a title, a detection that began, an alarm that came or went. */
export type TimelineEntry = {
  readonly wallTimeMs: number;
  readonly kind: 'title' | 'detection' | 'alarm';
  readonly text: string;
};

/** What a report says of a station. */
export type StationSummary = {
  readonly station: string;
  readonly hours: readonly HourSummary[];
  readonly uptime: Uptime;
  /** The last entries, oldest first. */
  readonly timeline: readonly TimelineEntry[];
  /** Entries before those, which are left out. */
  readonly leftOut: number;
};
