import type { Connection } from '../shared/dashboard-state.js';
import { COLOUR } from './colour.js';
import type { Span } from './span.js';

/** How things stand with the server, in a few words. */
export const connectionSpans = (connection: Connection): readonly Span[] => {
  switch (connection.state) {
    case 'connecting':
      return [{ text: '◌ connecting …', colour: COLOUR.warn }];
    case 'open':
      return [
        { text: '●', colour: COLOUR.good },
        { text: ' connected', dim: true },
      ];
    case 'closed': {
      const seconds = Math.max(0, Math.ceil(connection.retryInSeconds));
      const next = seconds > 0 ? `again in ${seconds} s` : 'trying again';
      return [
        { text: '✗ no connection', colour: COLOUR.bad, bold: true },
        { text: `, ${next}: ${connection.reason}` },
      ];
    }
  }
};
