import type { ComponentChildren, JSX } from 'preact';
import { goTo } from '../use-route.js';

type Props = {
  readonly to: string;
  readonly class?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
};

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** A link within the page; with a modifier key the browser does what it does with any link. */
export const Link = ({ to, class: name, label, children }: Props): JSX.Element => (
  <a
    href={to}
    class={name}
    aria-label={label}
    onClick={(event) => {
      if (!isPlain(event)) return;
      event.preventDefault();
      goTo(to);
    }}
  >
    {children}
  </a>
);
