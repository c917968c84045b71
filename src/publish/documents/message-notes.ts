import type { clientMessages, serverMessages } from './named-schemas.js';

type MessageName = keyof typeof serverMessages | keyof typeof clientMessages;

/** When each message is sent, for documents. */
export const messageNotes: Readonly<Record<MessageName, string>> = {
  Challenge: 'A token is wanted and the handshake brought none: `authenticate` answers it.',
  Welcome: 'The first message to a client that may look on.',
  Stations: 'Stations were added or taken away: all that there are now.',
  Model: 'Another model listens from now on, which may know other labels.',
  Subscribed: 'Answers `subscribe`.',
  Unsubscribed: 'Answers `unsubscribe`.',
  Snapshot: 'Follows `subscribed` at once: the stations as they stand.',
  Heartbeat: 'The server lives; the last `seq` of each station.',
  Gap: 'Messages that were asked for with `since` and are held no longer, both ends included.',
  Lagged: 'The client could not keep up: so many predictions of the station were left out.',
  Error: 'Something was wrong with what the client sent; before some closes, the reason.',
  Prediction: 'One step of one station, about one a second.',
  Detection: 'A genre, speech, noise or silence began or ended.',
  Status: 'What the source does has changed.',
  Metadata: 'The title has changed.',
  Subscribe: 'Asks for messages of stations; an id in use takes the place of the one before.',
  Unsubscribe: 'Ends a subscription.',
  Authenticate: 'Answers `challenge`; browsers cannot send headers.',
};
