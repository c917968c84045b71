import type { StationMessage } from '../protocol/index.js';
import { addSums } from './add-sums.js';
import type { HistoryBatch, HistoryEvent, StepSums } from './history-batch.js';
import { toStepSums } from './to-step-sums.js';

/** What waits to be written. */
export type BatchCollector = {
  readonly add: (message: StationMessage) => void;
  /** All that waits; afterwards nothing does. */
  readonly take: (nowMs: number) => HistoryBatch;
  /** Puts back what could not be written. */
  readonly putBack: (batch: HistoryBatch) => void;
  /** Steps and events that were given up because too much waited. */
  readonly lost: () => number;
};

const ADDRESS: ReadonlySet<string> = new Set(['type', 'station', 'seq', 'wallTimeMs']);

const toEvent = (message: Exclude<StationMessage, { type: 'prediction' }>): HistoryEvent => {
  const { type, station, wallTimeMs } = message;
  const rest = Object.entries(message).filter(([key]) => !ADDRESS.has(key));
  return { station, wallTimeMs, type, body: JSON.stringify(Object.fromEntries(rest)) };
};

const keyOf = ({ station, startMs }: StepSums): string => `${startMs} ${station}`;

class Collector implements BatchCollector {
  #steps = new Map<string, StepSums>();
  #events: HistoryEvent[] = [];
  #lost = 0;

  constructor(private readonly limit: number) {}

  add(message: StationMessage): void {
    if (message.type === 'prediction') this.#addStep(toStepSums(message));
    else this.#addEvents([toEvent(message)]);
  }

  take(nowMs: number): HistoryBatch {
    const batch = { nowMs, steps: [...this.#steps.values()], events: this.#events };
    this.#steps = new Map();
    this.#events = [];
    return batch;
  }

  putBack({ steps, events }: HistoryBatch): void {
    const newer = this.take(0);
    [...steps, ...newer.steps].forEach((sums) => this.#addStep(sums));
    this.#addEvents([...events, ...newer.events]);
  }

  lost(): number {
    return this.#lost;
  }

  #addStep(sums: StepSums): void {
    const key = keyOf(sums);
    const held = this.#steps.get(key);
    this.#steps.set(key, held ? addSums(held, sums) : sums);
    if (this.#steps.size <= this.limit) return;
    this.#steps.delete(this.#steps.keys().next().value!);
    this.#lost += 1;
  }

  #addEvents(events: readonly HistoryEvent[]): void {
    this.#events.push(...events);
    const over = Math.max(0, this.#events.length - this.limit);
    this.#events.splice(0, over);
    this.#lost += over;
  }
}

/** Holds at most `limit` steps and as many events; beyond it the oldest goes and is counted. */
export const createBatchCollector = (limit: number): BatchCollector => new Collector(limit);
