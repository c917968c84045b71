/** When something counts as an alarm; 0 seconds turns one off. */
export type AlarmOptions = {
  /** Media seconds of silence before it is dead air. @default 10 */
  readonly deadAirSeconds: number;
  /** Quieter than this, whatever its DC, is silence (dB full scale, root mean square). @default -60 */
  readonly deadAirBelowDb: number;
  /** Media seconds of one unchanging tone. @default 10 */
  readonly toneSeconds: number;
  /** Media seconds of the same stretch, at most 5 s long, over and over. @default 20 */
  readonly loopSeconds: number;
  /** Media seconds of a mean beside zero. @default 5 */
  readonly dcSeconds: number;
  /** A mean of the mono samples (full scale 1) beyond this is DC; of one channel in two, half arrives. @default 0.02 */
  readonly dcAbove: number;
};

/** What is used for options left out. */
export const defaultAlarmOptions: AlarmOptions = Object.freeze({
  deadAirSeconds: 10,
  deadAirBelowDb: -60,
  toneSeconds: 10,
  loopSeconds: 20,
  dcSeconds: 5,
  dcAbove: 0.02,
});
