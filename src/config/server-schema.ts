import { z } from 'zod';
import { DEFAULT_HOST, DEFAULT_PORT, roleSchema } from '../protocol/index.js';

const tokenSchema = z.strictObject({
  /** Said in the log when the token is used. */
  name: z.string().min(1).max(64),
  role: roleSchema.default('reader'),
  /** What `earshot token create` made; the token itself is nowhere kept. */
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected what `earshot token create` prints'),
});

const tokensSchema = z
  .array(tokenSchema)
  .max(1000)
  .superRefine((tokens, context) => {
    tokens.forEach(({ name, hash }, index) => {
      const before = tokens.slice(0, index);
      const twice = (key: string, what: string): void =>
        context.addIssue({
          code: 'custom',
          path: [index, key],
          message: `there is already ${what}`,
        });
      if (before.some((other) => other.name === name)) twice('name', `a token named '${name}'`);
      if (before.some((other) => other.hash === hash)) twice('hash', 'a token with this hash');
    });
  });

const hostName = z
  .string()
  .regex(/^[a-z0-9.-]+$|^\[[0-9a-f:.]+\]$/, 'expected a host name in lower case, without a port');

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  message: 'expected an origin such as https://radio.example',
});

const count = z.number().int().min(1).max(100_000);

/** How many may connect; the program's own defaults hold for what is left out. */
const limitsSchema = z.strictObject({
  /** WebSocket clients at once, and event streams at once. */
  maxClients: count.optional(),
  /** The same of one address. */
  maxClientsPerAddress: count.optional(),
  /** Connections of one address, whatever for. */
  maxConnectionsPerAddress: count.optional(),
});

/** Where and to whom the live API is served. */
export const serverSchema = z.strictObject({
  host: z.string().min(1).default(DEFAULT_HOST),
  /** 0 takes any free port. */
  port: z.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  /** Who may connect; everyone on this machine when empty, and then no other machine. */
  tokens: tokensSchema.default([]),
  /** Files in PEM: certificate (with those between it and the root) and private key. */
  tls: z.strictObject({ cert: z.string().min(1), key: z.string().min(1) }).optional(),
  /** Names besides localhost under which the server is reached, by a reverse proxy for one. */
  allowedHosts: z.array(hostName).max(100).default([]),
  /** Web pages elsewhere that may connect. */
  allowedOrigins: z.array(origin).max(100).default([]),
  /** Addresses of reverse proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: z
    .array(z.union([z.ipv4(), z.ipv6()]))
    .max(100)
    .default([]),
  /** Whether clients on this machine may change stations and settings without a token. */
  control: z.boolean().default(false),
  /** Whether stations added over the API may have addresses of private networks, files and microphones. */
  allowPrivateAddresses: z.boolean().default(false),
  limits: limitsSchema.prefault({}),
});
