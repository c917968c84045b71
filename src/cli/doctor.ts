import { Command } from 'commander';
import { loadConfig } from '../config/load-config.js';
import { VERSION } from '../version.js';
import type { CommandContext } from './command-context.js';
import type { Check } from './doctor/check.js';
import { checkConfig } from './doctor/check-config.js';
import { checkCapture } from './doctor/check-capture.js';
import { checkDecoders } from './doctor/check-decoders.js';
import { checkEngines } from './doctor/check-engines.js';
import { checkModel } from './doctor/check-model.js';
import { checkNode } from './doctor/check-node.js';
import { checkTerminal } from './doctor/check-terminal.js';
import { formatChecks } from './doctor/format-checks.js';
import { judgeChecks } from './doctor/judge-checks.js';

const HELP = `
Examples:
  $ earshot doctor
  $ earshot doctor --config earshot.yaml && echo 'can be served here'
  $ earshot doctor --json | jq '.checks[] | select(.status == "used")'

Exit codes, for scripts:
  0  Earshot can listen here (with --config: can do what the configuration says)
  1  it cannot: something it needs is missing or broken
  2  the call or the configuration is wrong
  3  with --strict only: it can, but something that is installed does not work`;

type Flags = {
  readonly json?: boolean;
  readonly config?: string;
  readonly strict?: boolean;
};

const isRecorder = ({ area, status }: Check): boolean => area === 'capture' && status === 'used';

const runChecks = async (
  stdout: NodeJS.WriteStream,
  file: string | undefined,
): Promise<readonly Check[]> => {
  const config = file === undefined ? undefined : await loadConfig(file);
  const capture = await checkCapture();
  return [
    checkNode(process.versions.node),
    ...(await checkEngines()),
    await checkModel(config?.model),
    ...(await checkDecoders()),
    ...capture,
    ...(file === undefined ? [] : [await checkConfig(file, capture.some(isRecorder))]),
    checkTerminal(stdout),
  ];
};

/** `earshot doctor` */
export const doctorCommand = ({ stdout }: CommandContext): Command =>
  new Command('doctor')
    .description('Tell what this machine has, what is used, what is missing and how to get it.')
    .option('--json', 'print one JSON object')
    .option('--config <file>', 'also tell whether this configuration can be served here')
    .option('--strict', 'fail also when something that is not needed does not work')
    .addHelpText('after', HELP)
    .action(async ({ json, config, strict = false }: Flags) => {
      const checks = await runChecks(stdout, config);
      const ok = !checks.some(({ fatal }) => fatal);
      const report = { ok, version: VERSION, checks };
      stdout.write(json ? `${JSON.stringify(report)}\n` : formatChecks(checks, ok));
      judgeChecks(checks, strict);
    });
