import type { JSX } from 'preact';
import type { Connection } from '../../shared/dashboard-state.js';

const describe = (connection: Connection): string => {
  switch (connection.state) {
    case 'connecting':
      return 'connecting …';
    case 'open':
      return 'connected';
    case 'closed':
      return 'connection lost';
  }
};

const detailOf = (connection: Connection): string => {
  if (connection.state !== 'closed') return '';
  const seconds = Math.max(0, Math.ceil(connection.retryInSeconds));
  const next = seconds > 0 ? `again in ${seconds} s` : 'trying again';
  return ` (${connection.reason}), ${next}`;
};

type Props = { readonly connection: Connection };

/** How things stand with the server. Only the change is told to a screen reader, not each second of the wait. */
export const ConnectionLine = ({ connection }: Props): JSX.Element => (
  <p class={`connection ${connection.state}`} data-connection={connection.state}>
    <span role="status">{describe(connection)}</span>
    <span>{detailOf(connection)}</span>
  </p>
);
