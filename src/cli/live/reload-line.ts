import type { ServerEvent } from '../../publish/server-event.js';

/** A line of the log before it is written. */
export type LogLine = readonly [
  level: 'info' | 'warn' | 'error',
  fields: Readonly<Record<string, unknown>>,
  message: string,
];

type ConfigChanged = Extract<ServerEvent, { kind: 'config-changed' }>;

/** What becomes of a configuration that is read again. */
export type ReloadEvent = Extract<
  ServerEvent,
  {
    kind:
      | 'config-changed'
      | 'config-kept'
      | 'access-changed'
      | 'access-kept'
      | 'model-changed'
      | 'model-kept';
  }
>;

const toConfigLine = ({ changes, needRestart }: ConfigChanged): LogLine => {
  const named = Object.entries({ ...changes, needRestart }).filter(([, names]) => names.length > 0);
  const fields = Object.fromEntries(named.map(([what, names]) => [what, names.join(', ')]));
  return [needRestart.length > 0 ? 'warn' : 'info', fields, 'configuration read again'];
};

/** The line that tells of it. */
export const toReloadLine = (event: ReloadEvent): LogLine => {
  switch (event.kind) {
    case 'model-changed':
      return ['info', { model: event.name, hash: event.hash }, 'model changed'];
    case 'model-kept':
      return ['error', { reason: event.error.message }, 'model kept as it was'];
    case 'config-changed':
      return toConfigLine(event);
    case 'config-kept':
      return ['error', { reason: event.error.message }, 'configuration kept as it was'];
    case 'access-changed':
      return ['info', { tokens: event.tokens.join(', ') }, 'tokens and certificate read again'];
    case 'access-kept':
      return ['error', { reason: event.error.message }, 'tokens and certificate kept as they were'];
  }
};
