import {
  CLOSE_CODE,
  DEFAULT_HOST,
  DEFAULT_PORT,
  PROTOCOL,
  WEBSOCKET_PATH,
} from '../../protocol/index.js';
import { VERSION } from '../../version.js';
import { componentSchemas, type JsonSchema } from './json-schemas.js';
import { messageNotes } from './message-notes.js';
import { clientMessages, serverMessages } from './named-schemas.js';

const CHANNEL = '#/channels/live';

const refer = (place: string, names: readonly string[]) =>
  names.map((name) => ({ $ref: `${place}/messages/${name}` }));

const message = (name: string) => ({
  name: name.toLowerCase(),
  title: name,
  summary: messageNotes[name as keyof typeof messageNotes],
  contentType: 'application/json',
  payload: { $ref: `#/components/schemas/${name}` },
});

const closeCodes = Object.entries(CLOSE_CODE)
  .map(([name, code]) => `${code} ${name}`)
  .join(', ');

const channel = (names: readonly string[]) => ({
  address: WEBSOCKET_PATH,
  title: 'Live stations',
  description: `Every text frame is a JSON object with a \`type\`; clients ignore types and fields that they do not know. Subprotocol: \`${PROTOCOL}\`. Close codes: ${closeCodes}.`,
  messages: Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/messages/${name}` }]),
  ),
  bindings: { ws: { method: 'GET' } },
});

const operations = (sent: readonly string[], received: readonly string[]) => ({
  tellClients: {
    action: 'send',
    channel: { $ref: CHANNEL },
    summary: 'What the server says.',
    messages: refer(CHANNEL, sent),
  },
  hearClients: {
    action: 'receive',
    channel: { $ref: CHANNEL },
    summary: 'What a client may say.',
    messages: refer(CHANNEL, received),
  },
});

const servers = {
  local: {
    host: `${DEFAULT_HOST}:${DEFAULT_PORT}`,
    protocol: 'ws',
    description: 'Where the server listens unless told otherwise; elsewhere only with tokens.',
    security: [{ $ref: '#/components/securitySchemes/bearer' }],
  },
};

/** The WebSocket side as an AsyncAPI 3 document, made of the definitions that check messages at run time. */
export const describeAsyncApi = (): JsonSchema => {
  const sent = Object.keys(serverMessages);
  const received = Object.keys(clientMessages);
  const names = [...sent, ...received];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Earshot live API',
      version: VERSION,
      description: 'Genre, speech, noise and silence of stations, live.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers,
    channels: { live: channel(names) },
    operations: operations(sent, received),
    components: {
      messages: Object.fromEntries(names.map((name) => [name, message(name)])),
      schemas: componentSchemas('draft-07'),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
};
