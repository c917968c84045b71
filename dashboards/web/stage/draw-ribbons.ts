import type { Motion } from './ease.js';
import type { Sound } from './sound.js';
import type { StageLook } from './stage-look.js';

const POINTS = 64;
const FAINTEST = 0.01;

/** Height of a ribbon's middle, -1 to 1, at `u` from 0 to 1 across the screen. */
const sway = (u: number, phase: number, voice: number): number =>
  0.55 * Math.sin(u * 4.2 + phase * 0.9 + voice * 1.7) +
  0.3 * Math.sin(u * 9.1 - phase * 1.6 + voice * 2.9) +
  0.15 * Math.sin(u * 17.3 + phase * 2.7 + voice * 0.6);

type Ribbon = {
  readonly voice: number;
  /** Half of its width, as a share of the screen's height. */
  readonly half: number;
  readonly amplitude: number;
};

const traceRibbon = (
  { canvas: { width, height }, path }: { canvas: HTMLCanvasElement; path: Path2D },
  { voice, half, amplitude }: Ribbon,
  phase: number,
): void => {
  const yAt = (u: number, side: number): number => {
    const pinch = 0.65 + 0.35 * Math.sin(u * 6 + phase * 1.3 + voice * 2.2);
    return height * (0.5 + amplitude * sway(u, phase, voice) + side * half * pinch);
  };
  for (let point = 0; point <= POINTS; point += 1) {
    const u = point / POINTS;
    path.lineTo(u * width, yAt(u, -1));
  }
  for (let point = POINTS; point >= 0; point -= 1) {
    const u = point / POINTS;
    path.lineTo(u * width, yAt(u, 1));
  }
};

/** Wide faint ribbons, narrower ones in them, and a bright heart: together they look like light. */
const LAYERS = [
  { width: 1.7, alpha: 0.1 },
  { width: 1.4, alpha: 0.12 },
  { width: 1.1, alpha: 0.14 },
  { width: 0.8, alpha: 0.18 },
  { width: 0.5, alpha: 0.22 },
  { width: 0.28, alpha: 0.3 },
  { width: 0.1, alpha: 0.6 },
] as const;

/** Draws each genre as a ribbon: as wide as it is probable, moving as far and as fast as it is loud. */
export const drawRibbons = (
  context: CanvasRenderingContext2D,
  { phase, loudness, weights }: Motion,
  voices: Sound['voices'],
  { isOverlay }: StageLook,
): void => {
  const { canvas } = context;
  context.globalCompositeOperation = 'source-over';
  context.globalAlpha = 1;
  context.fillStyle = '#05060a';
  if (isOverlay) context.clearRect(0, 0, canvas.width, canvas.height);
  else context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'lighter';
  const amplitude = 0.06 + 0.26 * loudness;
  weights.forEach((weight, voice) => {
    if (weight < FAINTEST) return;
    context.fillStyle = voices[voice]?.colour ?? '#888';
    for (const { width, alpha } of LAYERS) {
      const half = width * (0.02 + 0.2 * weight) * (0.5 + 0.7 * loudness);
      const path = new Path2D();
      traceRibbon({ canvas, path }, { voice, half, amplitude }, phase);
      context.globalAlpha = alpha * Math.min(1, 0.25 + weight);
      context.fill(path);
    }
  });
};
