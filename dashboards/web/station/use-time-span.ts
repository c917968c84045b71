import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { StationTimeline } from '../../shared/station-timeline.js';

/** A stretch of wall time, in ms since 1970. */
export type TimeSpan = { readonly fromMs: number; readonly toMs: number };

/** What is shown of a timeline, and how to change it. */
export type TimeControl = {
  readonly span: TimeSpan;
  /** The oldest and newest time of which something is known. */
  readonly held: TimeSpan;
  readonly windowSeconds: number;
  readonly setWindow: (seconds: number) => void;
  readonly isPaused: boolean;
  readonly pause: () => void;
  readonly goLive: () => void;
  /** Shows the time up to then, and stays there. */
  readonly showUntil: (ms: number) => void;
  readonly cursorMs: number | undefined;
  readonly setCursor: (ms: number | undefined) => void;
  readonly onKey: (event: JSX.TargetedKeyboardEvent<HTMLElement>) => void;
};

const FRAME_MS = 100;
const LONGEST_GLIDE_MS = 2000;
const STEPS_IN_WINDOW = 60;

/** The newest time; between two messages it glides on, so that a short window moves evenly. */
const useNow = (newestMs: number, isGliding: boolean): number => {
  const [sinceMs, setSince] = useState(0);
  useEffect(() => {
    setSince(0);
    if (!isGliding) return undefined;
    const begin = performance.now();
    const timer = setInterval(() => {
      setSince(Math.min(LONGEST_GLIDE_MS, performance.now() - begin));
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [newestMs, isGliding]);
  return newestMs + sinceMs;
};

/** As long as nothing is known, the time at which the page was opened. */
const useHeld = ({ coarse, fine }: StationTimeline): TimeSpan => {
  const [openedMs] = useState(Date.now);
  const last = fine.at(-1) ?? coarse.at(-1);
  const first = coarse[0] ?? fine[0];
  return { fromMs: first?.wallTimeMs ?? openedMs, toMs: last?.wallTimeMs ?? openedMs };
};

const keyAction = (control: Omit<TimeControl, 'onKey'>, key: string): (() => void) | undefined => {
  const { span, cursorMs = span.toMs, windowSeconds, setCursor, showUntil } = control;
  const stepMs = (windowSeconds * 1000) / STEPS_IN_WINDOW;
  const move = (ms: number) => () => setCursor(Math.min(span.toMs, Math.max(span.fromMs, ms)));
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: move(cursorMs - stepMs),
    ArrowRight: move(cursorMs + stepMs),
    Escape: () => setCursor(undefined),
    PageUp: () => showUntil(span.toMs - windowSeconds * 500),
    PageDown: () => showUntil(span.toMs + windowSeconds * 500),
    End: control.goLive,
    Home: () => showUntil(0),
    p: control.isPaused ? control.goLive : control.pause,
  };
  return actions[key];
};

/** Which part of the timeline is shown. */
export const useTimeSpan = (timeline: StationTimeline): TimeControl => {
  const [windowSeconds, setWindow] = useState(60);
  const [stoppedMs, setStopped] = useState<number>();
  const [cursorMs, setCursor] = useState<number>();
  const held = useHeld(timeline);
  const nowMs = useNow(held.toMs, stoppedMs === undefined && windowSeconds <= 300);
  const toMs = stoppedMs ?? nowMs;
  const control = {
    span: { fromMs: toMs - windowSeconds * 1000, toMs },
    held,
    windowSeconds,
    setWindow,
    isPaused: stoppedMs !== undefined,
    pause: () => setStopped(toMs),
    goLive: () => setStopped(undefined),
    showUntil: (ms: number) => {
      const earliest = Math.min(held.toMs, held.fromMs + windowSeconds * 1000);
      setStopped(ms >= held.toMs ? undefined : Math.max(earliest, ms));
    },
    cursorMs,
    setCursor,
  };
  const onKey = (event: JSX.TargetedKeyboardEvent<HTMLElement>): void => {
    const action = keyAction(control, event.key);
    if (!action) return;
    event.preventDefault();
    action();
  };
  return { ...control, onKey };
};
