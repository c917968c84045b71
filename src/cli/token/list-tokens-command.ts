import { Command } from 'commander';
import { loadConfig } from '../../config/load-config.js';
import type { CommandContext } from '../command-context.js';

type Flags = { readonly config: string };

const list = async ({ config }: Flags, { stdout }: CommandContext): Promise<void> => {
  const { tokens } = (await loadConfig(config)).server;
  for (const { name, role } of tokens) stdout.write(`${role.padEnd(8)}  ${name}\n`);
  if (tokens.length === 0) stdout.write(`${config} has no tokens\n`);
};

/** `earshot token list --config FILE` */
export const listTokensCommand = (context: CommandContext): Command =>
  new Command('list')
    .description('Show names and roles of the tokens of a configuration.')
    .requiredOption('--config <file>', 'the configuration that holds them')
    .action((flags: Flags) => list(flags, context));
