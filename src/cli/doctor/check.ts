/** One thing `earshot doctor` looked at. */
export type Check = {
  readonly area: 'node' | 'engine' | 'model' | 'decoder' | 'capture' | 'config' | 'terminal';
  readonly name: string;
  /** `used`: what runs when nothing else is asked for. `broken`: it should work and does not. */
  readonly status: 'used' | 'available' | 'missing' | 'broken';
  readonly detail: string;
  /** What to type to get it, or to get it working. */
  readonly install?: string;
  /** True when Earshot cannot do its main job because of it. */
  readonly fatal: boolean;
};
