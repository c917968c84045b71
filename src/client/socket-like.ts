/** What the client needs of a WebSocket; a browser's own fits, and so do those of Node and of `ws`. */
export type SocketLike = {
  send(text: string): void;
  close(): void;
  /** Cuts the connection at once; only `ws` has it. */
  terminate?(): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: object) => void): void;
  addEventListener(
    type: 'close',
    listener: (event: { code: number; reason: string }) => void,
  ): void;
};

/** Opens a socket that offers the subprotocol. */
export type SocketConstructor = new (url: string, protocol: string) => SocketLike;
