export * from './protocol.js';
export * from './roles.js';
export * from './client-messages.js';
export * from './station-messages.js';
export * from './server-messages.js';
export * from './control-requests.js';
export * from './control-answers.js';
export * from './station-history.js';
