/** A canvas that is as sharp as the screen: its context, and its size in CSS pixels. */
export type FittedCanvas = {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
};

/** Gives the canvas as many pixels as it takes on the screen and empties it; undefined while it takes none. */
export const fitCanvas = (canvas: HTMLCanvasElement): FittedCanvas | undefined => {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return undefined;
  const ratio = devicePixelRatio;
  const wanted = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
  if (canvas.width !== wanted.width) canvas.width = wanted.width;
  if (canvas.height !== wanted.height) canvas.height = wanted.height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
};
