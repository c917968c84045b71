import type { JSX } from 'preact';
import type { Connection } from '../../shared/dashboard-state.js';
import { ConnectionLine } from '../parts/ConnectionLine.js';
import { Link } from '../parts/Link.js';
import { stagePath } from '../read-route.js';
import { ThemeChoice } from '../theme/ThemeChoice.js';

type Props = { readonly station: string; readonly connection: Connection };

/** Where one is, and the ways from here. */
export const StationHeader = ({ station, connection }: Props): JSX.Element => (
  <header>
    <Link to="/">All stations</Link>
    <h1>{station}</h1>
    <Link to={stagePath(station)}>Stage</Link>
    <ThemeChoice />
    <ConnectionLine connection={connection} />
  </header>
);
