/** Something that happened, in a few words, for a list that people read. */
export type DashboardEvent = {
  /** Grows by one with each event. */
  readonly id: number;
  /** When it happened, in ms since 1970; of what the server did not date, when it was heard of. */
  readonly wallTimeMs: number;
  /** Left out where it concerns the server as a whole. */
  readonly station?: string;
  readonly kind: 'sound' | 'alarm' | 'title' | 'status' | 'lost' | 'server';
  /** A genre, a sound state, an alarm, a title, the state of a source. */
  readonly label: string;
  /** What happened to it, or why. */
  readonly detail: string;
};
