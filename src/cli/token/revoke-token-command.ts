import { Command } from 'commander';
import { editConfig } from '../../config/edit-config.js';
import { loadConfig } from '../../config/load-config.js';
import { UsageError } from '../../errors.js';
import type { CommandContext } from '../command-context.js';

type Flags = { readonly config: string };

const revoke = async (
  name: string,
  { config: file }: Flags,
  { stdout }: CommandContext,
): Promise<void> => {
  const { tokens } = (await loadConfig(file)).server;
  const index = tokens.findIndex((token) => token.name === name);
  if (index < 0) {
    const names = tokens.map((token) => token.name).join(', ') || 'none';
    throw new UsageError(`${file} has no token named '${name}'; expected one of: ${names}`);
  }
  await editConfig(file, (document) => document.deleteIn(['server', 'tokens', index]));
  stdout.write(
    `'${name}' is gone from ${file}; a running \`earshot serve\` cuts who came by it when it gets SIGHUP\n`,
  );
};

/** `earshot token revoke NAME --config FILE` */
export const revokeTokenCommand = (context: CommandContext): Command =>
  new Command('revoke')
    .description('Take a token out of a configuration.')
    .argument('<name>', 'as `earshot token list` shows it')
    .requiredOption('--config <file>', 'the configuration that holds it')
    .action((name: string, flags: Flags) => revoke(name, flags, context));
