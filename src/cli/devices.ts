import { Command } from 'commander';
import { listDevices, type Device } from '../../streams/index.js';
import type { CommandContext } from './command-context.js';

const HELP = `
Examples:
  $ earshot devices
  $ earshot devices --json
  $ earshot listen microphone:                the default device
  $ earshot listen "microphone:USB Audio"     a device by its name or id`;

const NONE =
  'No device to record from was found. `earshot doctor` tells what capturing needs on this machine.\n';

const line = ({ id, name, inputs, sampleRateHz, backend, default: standard }: Device): string => {
  const channels = inputs > 0 ? `${inputs} ch` : '';
  const rate = sampleRateHz > 0 ? `${sampleRateHz} Hz` : '';
  return [standard ? '*' : ' ', id.padStart(3), name.padEnd(40), channels.padEnd(6), rate, backend]
    .join(' ')
    .trimEnd();
};

const table = (devices: readonly Device[]): string =>
  [
    '   id name',
    ...devices.map(line),
    '',
    '* is the default; listen to one with microphone:ID or microphone:NAME.',
    '',
  ].join('\n');

/** `earshot devices` */
export const devicesCommand = ({ stdout }: CommandContext): Command =>
  new Command('devices')
    .description('List what sound can be recorded from.')
    .option('--json', 'print one JSON array')
    .addHelpText('after', HELP)
    .action(async ({ json }: { readonly json?: boolean }) => {
      const devices = await listDevices();
      const text = devices.length > 0 ? table(devices) : NONE;
      stdout.write(json ? `${JSON.stringify(devices)}\n` : text);
    });
