import type { JSX } from 'preact';

const columnsOf = (links: readonly HTMLElement[]): number => {
  const top = links[0]?.getBoundingClientRect().top;
  const next = links.findIndex((link) => link.getBoundingClientRect().top !== top);
  return next > 0 ? next : links.length;
};

const STEPS: Readonly<Record<string, (columns: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
  Home: () => Number.NEGATIVE_INFINITY,
  End: () => Number.POSITIVE_INFINITY,
};

/** Moves the focus from tile to tile by the arrow keys, Home and End. */
export const moveFocus = (event: JSX.TargetedKeyboardEvent<HTMLElement>): void => {
  const step = STEPS[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const wanted = at + step(columnsOf(links));
  links[Math.min(links.length - 1, Math.max(0, wanted))]?.focus();
  event.preventDefault();
};
