/** Everything of the live API that could grow, and how far it may. */
export type ServerLimits = {
  /** WebSocket clients at once; more are answered 503. @default 500 */
  readonly maxClients: number;
  /** WebSocket clients of one address (of one IPv6 network of 64 bits); more are answered 429. @default 100 */
  readonly maxClientsPerAddress: number;
  /** Connections of one address, whatever for; more are cut at once. @default 150 */
  readonly maxConnectionsPerAddress: number;
  /** WebSocket clients whose token has not come yet; more are answered 503. @default 100 */
  readonly maxPendingClients: number;
  /** Time a client has for its token where one is wanted; later it is closed with 4408. @default 10 */
  readonly authenticateSeconds: number;
  /** A client's message; a longer one closes with 1009. @default 16384 */
  readonly maxMessageBytes: number;
  /** Pieces of one message of a client; more close with 1008. @default 1024 */
  readonly maxFragments: number;
  /** Messages a client may send in a row before the rate counts. @default 60 */
  readonly messageBurst: number;
  /** Messages a client may send each second in the long run; more close with 4429. @default 20 */
  readonly messagesPerSecond: number;
  /** Messages that make no sense until the client is closed with 4400. @default 10 */
  readonly maxBadMessages: number;
  /** Subscriptions of one client; more are refused with 4429. @default 100 */
  readonly maxSubscriptions: number;
  /** Bytes in a client's socket above which it counts as behind. @default 262144 */
  readonly highWaterBytes: number;
  /** Bytes waiting for a client that is behind; more close with 4008. @default 4194304 */
  readonly maxQueuedBytes: number;
  /** Predictions left out since a client was last up to date; more close with 4008. @default 1000 */
  readonly maxDropped: number;
  /** Pings in a row without a pong after which the socket is cut. @default 2 */
  readonly maxMissedPongs: number;
  /** Time a client has to answer the goodbye; after it the socket is cut. @default 10000 */
  readonly closeTimeoutMs: number;
  /** The same when the server closes. @default 1000 */
  readonly closeGraceMs: number;
};

/** The limits that can change while the server runs; those above them go on as they are. */
export type ChangeableLimits = Pick<
  ServerLimits,
  'maxClients' | 'maxClientsPerAddress' | 'maxConnectionsPerAddress'
>;

/** What the server uses for limits left out. */
export const defaultServerLimits: ServerLimits = Object.freeze({
  maxClients: 500,
  maxClientsPerAddress: 100,
  maxConnectionsPerAddress: 150,
  maxPendingClients: 100,
  authenticateSeconds: 10,
  maxMessageBytes: 16 * 1024,
  maxFragments: 1024,
  messageBurst: 60,
  messagesPerSecond: 20,
  maxBadMessages: 10,
  maxSubscriptions: 100,
  highWaterBytes: 256 * 1024,
  maxQueuedBytes: 4 * 1024 * 1024,
  maxDropped: 1000,
  maxMissedPongs: 2,
  closeTimeoutMs: 10_000,
  closeGraceMs: 1000,
});
