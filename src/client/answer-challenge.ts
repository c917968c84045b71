import { CLOSE_CODE } from '../protocol/protocol.js';
import { EarshotClientError } from './client-error.js';
import type { ConnectOptions } from './client-options.js';
import type { Connection } from './open-connection.js';

const refuse = (message: string): EarshotClientError =>
  new EarshotClientError('NOT_AUTHENTICATED', message, CLOSE_CODE.notAuthenticated);

const ask = async (token: ConnectOptions['token']): Promise<string | EarshotClientError> => {
  try {
    const value = typeof token === 'function' ? await token() : token;
    return value || refuse('the server wants a token and none was given');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`the server wants a token and there is none: ${reason}`);
  }
};

/** Sends the token that the server asked for; calls `onFailure` when there is none. */
export const answerChallenge = async (
  token: ConnectOptions['token'],
  connection: Connection,
  onFailure: (error: EarshotClientError) => void,
): Promise<void> => {
  const answer = await ask(token);
  if (typeof answer === 'string') connection.send({ type: 'authenticate', token: answer });
  else onFailure(answer);
};
