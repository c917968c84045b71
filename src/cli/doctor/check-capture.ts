import { askFfmpeg, askNaudiodon, findFfmpeg, type Device } from '../../../streams/index.js';
import type { Check } from './check.js';

const NAUDIODON = { area: 'capture', name: 'naudiodon', fatal: false } as const;
const FFMPEG = { area: 'capture', name: 'ffmpeg', fatal: false } as const;
const TOOLS =
  'apt install g++ make python3 libasound2-dev (where apt is), then npm rebuild naudiodon';

const count = (devices: readonly Device[]): string =>
  devices.length === 1 ? '1 device to record from' : `${devices.length} devices to record from`;

const checkNaudiodon = async (): Promise<Check> => {
  try {
    const devices = await askNaudiodon();
    if (devices) {
      const status = devices.length > 0 ? 'used' : 'available';
      return { ...NAUDIODON, status, detail: count(devices) };
    }
    const detail = 'not built; records from sound cards';
    return { ...NAUDIODON, status: 'missing', detail, install: TOOLS };
  } catch (error) {
    const detail = (error as Error).message;
    return { ...NAUDIODON, status: 'broken', detail, install: 'npm rebuild naudiodon' };
  }
};

const checkFfmpeg = async (isNeeded: boolean): Promise<Check> => {
  if ((await findFfmpeg()) === undefined) {
    const detail = 'records where naudiodon does not';
    return { ...FFMPEG, status: 'missing', detail, install: 'install ffmpeg, as above' };
  }
  const devices = await askFfmpeg();
  const status = isNeeded && devices.length > 0 ? 'used' : 'available';
  return { ...FFMPEG, status, detail: `${count(devices)}; stands in for naudiodon` };
};

/** What records from a sound card: naudiodon, or ffmpeg where naudiodon has nothing. Never fatal. */
export const checkCapture = async (): Promise<readonly Check[]> => {
  const naudiodon = await checkNaudiodon();
  return [naudiodon, await checkFfmpeg(naudiodon.status !== 'used')];
};
