export * from './protocol.js';
export * from './client-messages.js';
export * from './server-messages.js';
