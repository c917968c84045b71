import { OWN_END, type StationEnd } from '../publish/hub/publish-bodies.js';
import { runStation, type RunOptions, type StationRun } from './run-station.js';
import type { StationOutcome } from './station-outcome.js';
import type { Station } from './station.js';

/** The stations of a running program, each listened to, paused or at its end. Throws a RangeError for unknown names. */
export type StationRoster = {
  readonly names: () => ReadonlySet<string>;
  /** As they stand, in the order of adding; `paused` is what holds now. */
  readonly stations: () => readonly Station[];
  /** Makes the station known, and listens to it once the roster has started. Throws a RangeError when its name is taken. */
  readonly add: (station: Station) => void;
  /** Resolves when its last word is said and the hub has forgotten it. */
  readonly remove: (name: string) => Promise<void>;
  /** Closes the source and tells the reason; resolves when what was heard is judged. */
  readonly pause: (name: string, reason: string) => Promise<void>;
  /** Opens the source again, also of a station that had ended or failed; resolves when it is open. */
  readonly resume: (name: string) => Promise<void>;
  /** Begins to listen. */
  readonly start: () => void;
  /** Resolves when none is listened to any more and none is paused; at once when there are none. */
  readonly allEnded: () => Promise<void>;
  /** How it went so far, in the order of adding; those that were removed are left out. */
  readonly outcomes: () => readonly StationOutcome[];
  /** Leaves all stations at once. */
  readonly close: () => void;
};

type Entry = {
  readonly station: Station;
  paused: boolean;
  heard: boolean;
  run?: StationRun | undefined;
};

const outcomeOf = ({ station, heard }: Entry, { hub }: RunOptions): StationOutcome => {
  const { name, source } = station;
  const status = hub.snapshot(name)?.status;
  const failed = status?.state === 'failed';
  return { name, uri: source.uri, heard, failed, reason: status?.reason };
};

class Roster implements StationRoster {
  readonly #entries = new Map<string, Entry>();
  readonly #waiting = new Set<() => void>();
  #started = false;

  constructor(private readonly options: RunOptions) {}

  names(): ReadonlySet<string> {
    return new Set(this.#entries.keys());
  }

  stations(): readonly Station[] {
    return [...this.#entries.values()].map(({ station, paused }) => ({ ...station, paused }));
  }

  add(station: Station): void {
    this.options.hub.addStation(station.name, station.source.uri);
    const { paused = false, ...rest } = station;
    const entry: Entry = { station: rest, paused, heard: false };
    this.#entries.set(station.name, entry);
    if (entry.paused) this.#sayPaused(station.name, 'paused in the configuration');
    this.#begin(entry);
  }

  async remove(name: string): Promise<void> {
    await this.#end(this.#find(name), { state: 'stopped', reason: 'the station was taken away' });
    this.#entries.delete(name);
    this.options.hub.removeStation(name);
    this.#tellWhenQuiet();
  }

  async pause(name: string, reason: string): Promise<void> {
    const entry = this.#find(name);
    entry.paused = true;
    await this.#end(entry, { state: 'paused', reason });
    this.#sayPaused(name, reason);
  }

  async resume(name: string): Promise<void> {
    const entry = this.#find(name);
    entry.paused = false;
    // One that failed may be waiting for its next try: it is not to wait for it now.
    const hasFailed = this.options.hub.snapshot(name)?.status?.state === 'failed';
    if (hasFailed) await this.#end(entry, OWN_END);
    if (this.#entries.get(name) === entry) this.#begin(entry);
  }

  start(): void {
    this.#started = true;
    this.#entries.forEach((entry) => this.#begin(entry));
  }

  allEnded(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      this.#tellWhenQuiet();
    });
  }

  outcomes(): readonly StationOutcome[] {
    return [...this.#entries.values()].map((entry) => outcomeOf(entry, this.options));
  }

  close(): void {
    this.#started = false;
    this.#entries.forEach(({ run }) => run?.cut());
  }

  #find(name: string): Entry {
    const entry = this.#entries.get(name);
    if (!entry) throw new RangeError(`no station is named "${name}"`);
    return entry;
  }

  #begin(entry: Entry): void {
    if (!this.#started || entry.paused || entry.run) return;
    const run = runStation(entry.station, this.options, () => {
      entry.heard = true;
    });
    entry.run = run;
    void run.ended.then(() => {
      if (entry.run === run) entry.run = undefined;
      this.#tellWhenQuiet();
    });
  }

  async #end({ run }: Entry, end: StationEnd): Promise<void> {
    run?.halt(end);
    await run?.ended;
  }

  #sayPaused(name: string, reason: string): void {
    const { hub } = this.options;
    if (hub.snapshot(name)?.status?.state === 'paused') return;
    hub.publish(name, { type: 'status', state: 'paused', reason, wallTimeMs: Date.now() });
  }

  #tellWhenQuiet(): void {
    const isQuiet = [...this.#entries.values()].every(({ run, paused }) => !run && !paused);
    if (!isQuiet) return;
    this.#waiting.forEach((resolve) => resolve());
    this.#waiting.clear();
  }
}

/** A roster without stations. One that fails does not disturb the others. */
export const createStationRoster = (options: RunOptions): StationRoster => new Roster(options);
