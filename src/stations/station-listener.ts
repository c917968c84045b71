import type { Observable } from 'rxjs';
import type { MessageBody } from '../publish/hub/message-body.js';
import type { Station } from './station.js';

/** What is told of a listening, and to it, while it goes on. */
export type Hearing = {
  /** When it emits, the source is closed; what was heard is still judged, then the listening completes. */
  readonly halted$: Observable<void>;
  /** Called when sound comes. */
  readonly onAudio: () => void;
};

/**
 * Listens to a station, here or in another thread, and gives all that there is to say of it. Cold; unsubscribing
 * leaves at once. Fails as the source does.
 */
export type StationListener = (station: Station, hearing: Hearing) => Observable<MessageBody>;
