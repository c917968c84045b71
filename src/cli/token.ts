import { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { createTokenCommand } from './token/create-token-command.js';
import { listTokensCommand } from './token/list-tokens-command.js';
import { revokeTokenCommand } from './token/revoke-token-command.js';

const HELP = `
Examples:
  $ earshot token create kitchen                               prints it once, and its hash for the configuration
  $ earshot token create boss --role operator --config earshot.yaml
  $ earshot token revoke kitchen --config earshot.yaml && kill -HUP PID

A reader looks on; an operator also changes stations and settings. docs/SECURITY.md tells more.`;

/** `earshot token create | list | revoke` */
export const tokenCommand = (context: CommandContext): Command =>
  new Command('token')
    .description('Make and end the tokens by which others may use the live API.')
    .addCommand(createTokenCommand(context))
    .addCommand(listTokensCommand(context))
    .addCommand(revokeTokenCommand(context))
    .addHelpText('after', HELP);
