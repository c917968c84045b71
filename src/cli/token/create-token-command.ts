import { Command, Option } from 'commander';
import { stringify } from 'yaml';
import { editConfig } from '../../config/edit-config.js';
import { loadConfig } from '../../config/load-config.js';
import { UsageError } from '../../errors.js';
import { roleSchema, type Role } from '../../protocol/index.js';
import { createToken } from '../../publish/security/create-token.js';
import { hashToken } from '../../publish/security/hash-token.js';
import type { CommandContext } from '../command-context.js';

type Flags = { readonly role: Role; readonly config?: string };

const MAX_NAME_LENGTH = 64;

const requireNew = async (name: string, file: string): Promise<void> => {
  const { server } = await loadConfig(file);
  if (!server.tokens.some((token) => token.name === name)) return;
  throw new UsageError(
    `${file} has a token named '${name}'; end it with: earshot token revoke ${name} --config ${file}`,
  );
};

const create = async (
  name: string,
  { role, config }: Flags,
  { stdout, stderr }: CommandContext,
): Promise<void> => {
  if (name.length > MAX_NAME_LENGTH) {
    throw new UsageError(
      `expected a name of at most ${MAX_NAME_LENGTH} characters, got ${name.length}`,
    );
  }
  if (config) await requireNew(name, config);
  const token = createToken();
  const entry = { name, role, hash: hashToken(token) };
  if (config) {
    await editConfig(config, (document) => {
      if (document.hasIn(['server', 'tokens']))
        document.addIn(['server', 'tokens'], document.createNode(entry));
      else document.setIn(['server', 'tokens'], document.createNode([entry]));
    });
    stderr.write(
      `written to ${config}; a running \`earshot serve\` takes it when it gets SIGHUP\n`,
    );
  } else {
    stderr.write(`for the configuration:\n${stringify({ server: { tokens: [entry] } })}\n`);
  }
  stderr.write('the token, shown only this once:\n');
  stdout.write(`${token}\n`);
};

/** `earshot token create NAME` */
export const createTokenCommand = (context: CommandContext): Command =>
  new Command('create')
    .description('Make a token, show it once, and keep only its hash.')
    .argument('<name>', 'who or what it is for; said in the log when it is used')
    .addOption(
      new Option('--role <role>', 'what it allows').choices(roleSchema.options).default('reader'),
    )
    .option('--config <file>', 'write the hash into this configuration instead of showing it')
    .action((name: string, flags: Flags) => create(name, flags, context));
