import { config } from 'zod';

// Zod would otherwise try to make code from text, which the page's security policy forbids and reports. To be
// imported before any schema.
config({ jitless: true });
