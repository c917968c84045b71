/** A place to capture sound from. */
export type Device = {
  /** What `microphone:` takes, as does the name. */
  readonly id: string;
  readonly name: string;
  /** Number of input channels; 0 when not known. */
  readonly inputs: number;
  readonly sampleRateHz: number;
  readonly default: boolean;
  /** The library that captures, and the sound system behind it. */
  readonly backend: string;
};
