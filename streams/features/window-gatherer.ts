/** Frames that make one window. */
export type FrameGroup<Frame> = {
  /** Oldest first; `windowFrames`, or fewer when the sound was short. */
  readonly frames: readonly Frame[];
  /** True for the first after missing audio. */
  readonly interrupted: boolean;
};

type GroupSize = { readonly windowFrames: number; readonly windowHopFrames: number };

/** Holds the newest `windowFrames` frames and hands out a group each `windowHopFrames`. */
export class WindowGatherer<Frame extends { readonly interrupted: boolean }> {
  readonly #size: GroupSize;
  #frames: Frame[] = [];
  #untilNext: number;
  #interrupted = false;
  #short = true;

  constructor(size: GroupSize) {
    this.#size = size;
    this.#untilNext = size.windowFrames;
  }

  /** No group, or the one that this frame completes. */
  push(frame: Frame): FrameGroup<Frame>[] {
    if (frame.interrupted) this.#restart();
    if (this.#frames.length === this.#size.windowFrames) this.#frames.shift();
    this.#frames.push(frame);
    this.#untilNext--;
    return this.#untilNext === 0 ? [this.#emit()] : [];
  }

  /** One group of what there is, when the sound was long enough to judge but too short for a window. */
  flush(): FrameGroup<Frame>[] {
    return this.#short && this.#frames.length >= this.#size.windowHopFrames ? [this.#emit()] : [];
  }

  #restart(): void {
    this.#frames = [];
    this.#untilNext = this.#size.windowFrames;
    this.#interrupted = true;
    this.#short = true;
  }

  #emit(): FrameGroup<Frame> {
    const group = { frames: [...this.#frames], interrupted: this.#interrupted };
    this.#untilNext = this.#size.windowHopFrames;
    this.#interrupted = false;
    this.#short = false;
    return group;
  }
}
