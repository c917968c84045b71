import { drawRibbons } from './draw-ribbons.js';
import type { Motion } from './ease.js';
import { calm, ease, lively } from './ease.js';
import type { Sound } from './sound.js';
import type { StageLook } from './stage-look.js';

/** The picture is soft, so it may be drawn small; as large as the machine draws sixty times a second. */
const WIDTHS = [320, 480, 640, 960] as const;
const LONGEST_FRAME_SECONDS = 0.1;
const JUDGED_FRAMES = 30;
const SLOW_MS = 5;
const FAST_MS = 1.5;

/** Chooses how large to draw by how long drawing takes. */
const createSizer = () => {
  let at = 1;
  let frames = 0;
  let spentMs = 0;
  const judge = (): void => {
    const meanMs = spentMs / frames;
    if (meanMs > SLOW_MS) at = Math.max(0, at - 1);
    else if (meanMs < FAST_MS) at = Math.min(WIDTHS.length - 1, at + 1);
    frames = 0;
    spentMs = 0;
  };
  return {
    width: () => WIDTHS[at] ?? WIDTHS[0],
    count: (ms: number): void => {
      frames += 1;
      spentMs += ms;
      if (frames === JUDGED_FRAMES) judge();
    },
  };
};

const resize = (canvas: HTMLCanvasElement, width: number): void => {
  const height = Math.round((width * canvas.clientHeight) / Math.max(1, canvas.clientWidth));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
};

/** Draws what `hear` tells, in every frame of the screen, until the function that comes back is called. */
export const runStage = (
  canvas: HTMLCanvasElement,
  hear: () => Sound,
  look: StageLook,
): (() => void) => {
  const context = canvas.getContext('2d', { alpha: look.isOverlay });
  if (!context) return () => {};
  const motion: Motion = { phase: 0, loudness: 0, weights: [] };
  const wishesCalm = matchMedia('(prefers-reduced-motion: reduce)');
  const sizer = createSizer();
  let lastMs = performance.now();
  let frame = 0;
  const draw = (nowMs: number): void => {
    const seconds = Math.min(LONGEST_FRAME_SECONDS, Math.max(0, nowMs - lastMs) / 1000);
    lastMs = nowMs;
    const begin = performance.now();
    const sound = hear();
    ease(motion, sound, seconds, wishesCalm.matches ? calm : lively);
    resize(canvas, sizer.width());
    drawRibbons(context, motion, sound.voices, look);
    sizer.count(performance.now() - begin);
    frame = requestAnimationFrame(draw);
  };
  frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
};
