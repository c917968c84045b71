import type { JSX } from 'preact';
import { Link } from './Link.js';

type Props = { readonly title: string; readonly text: string };

/** A page that only says something. */
export const Message = ({ title, text }: Props): JSX.Element => (
  <main class="ask">
    <h1>{title}</h1>
    <p role="alert">{text}</p>
    <p>
      <Link to="/">All stations</Link>
    </p>
  </main>
);
