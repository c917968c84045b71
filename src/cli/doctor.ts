import { Command } from 'commander';
import { RunError } from '../errors.js';
import { VERSION } from '../version.js';
import type { CommandContext } from './command-context.js';
import type { Check } from './doctor/check.js';
import { checkCapture } from './doctor/check-capture.js';
import { checkDecoders } from './doctor/check-decoders.js';
import { checkEngines } from './doctor/check-engines.js';
import { checkModel } from './doctor/check-model.js';
import { checkNode } from './doctor/check-node.js';
import { checkTerminal } from './doctor/check-terminal.js';
import { formatChecks } from './doctor/format-checks.js';

const HELP = `
Examples:
  $ earshot doctor
  $ earshot doctor --json | jq '.checks[] | select(.status == "used")'

Exit code: 0 when Earshot can listen here, 1 when not.`;

const runChecks = async (stdout: NodeJS.WriteStream): Promise<readonly Check[]> => [
  checkNode(process.versions.node),
  ...(await checkEngines()),
  await checkModel(),
  ...(await checkDecoders()),
  ...(await checkCapture()),
  checkTerminal(stdout),
];

/** `earshot doctor` */
export const doctorCommand = ({ stdout }: CommandContext): Command =>
  new Command('doctor')
    .description('Tell what this machine has, what is used, what is missing and how to get it.')
    .option('--json', 'print one JSON object')
    .addHelpText('after', HELP)
    .action(async ({ json }: { readonly json?: boolean }) => {
      const checks = await runChecks(stdout);
      const ok = !checks.some(({ fatal }) => fatal);
      const report = { ok, version: VERSION, checks };
      stdout.write(json ? `${JSON.stringify(report)}\n` : formatChecks(checks, ok));
      if (!ok) throw new RunError('something that Earshot needs is missing or broken');
    });
