import type { JSX } from 'preact';
import { formatClock } from '../parts/format-clock.js';
import type { TimeControl } from './use-time-span.js';

const WINDOWS: readonly (readonly [seconds: number, name: string])[] = [
  [60, '60 s'],
  [300, '5 min'],
  [1800, '30 min'],
  [7200, '2 h'],
  [21_600, '6 h'],
];

type ChoiceProps = Pick<TimeControl, 'windowSeconds' | 'setWindow'>;

const WindowChoice = ({ windowSeconds, setWindow }: ChoiceProps): JSX.Element => (
  <div role="group" aria-label="Time shown" class="choices">
    {WINDOWS.map(([seconds, name]) => (
      <button
        key={seconds}
        type="button"
        aria-pressed={seconds === windowSeconds}
        onClick={() => setWindow(seconds)}
      >
        {name}
      </button>
    ))}
  </div>
);

/** Chooses how much time is shown, stops it, and scrolls back. */
export const TimeTools = ({ control }: { readonly control: TimeControl }): JSX.Element => {
  const { windowSeconds, setWindow, isPaused, pause, goLive, held, span, showUntil } = control;
  return (
    <div class="tools">
      <WindowChoice windowSeconds={windowSeconds} setWindow={setWindow} />
      <button type="button" aria-pressed={isPaused} onClick={isPaused ? goLive : pause}>
        {isPaused ? 'Go live' : 'Pause'}
      </button>
      <input
        type="range"
        aria-label="Scroll back"
        aria-valuetext={isPaused ? `until ${formatClock(span.toMs)}` : 'live'}
        min={Math.min(held.toMs, held.fromMs)}
        max={held.toMs}
        step={1000}
        value={isPaused ? span.toMs : held.toMs}
        onInput={({ currentTarget }) => showUntil(Number(currentTarget.value))}
      />
    </div>
  );
};
