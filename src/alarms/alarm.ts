/** What may be wrong with the sound itself. */
export const ALARM_KINDS = ['dead-air', 'tone', 'loop', 'dc-offset'] as const;

/** One of {@link ALARM_KINDS}. */
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** An alarm began or ended. Times are media time. */
export type Alarm = {
  readonly event: 'began' | 'ended';
  readonly alarm: AlarmKind;
  /** When what is wrong began, which is some seconds before it is said. */
  readonly startSeconds: number;
  /** Only when it ended; never before `startSeconds`. */
  readonly endSeconds?: number;
};
