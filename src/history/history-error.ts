import { RunError } from '../errors.js';

/** The history cannot be opened, written or read; the message names the file and is shown as it is. */
export class HistoryError extends RunError {}
