import type { Device } from './device.js';
import type { Naudiodon } from './naudiodon.js';

/** The devices with inputs that naudiodon sees; one of them is the default where there is any. */
export const readDevices = (naudiodon: Naudiodon): readonly Device[] => {
  const inputs = naudiodon.getDevices().filter(({ maxInputChannels }) => maxInputChannels > 0);
  const { defaultHostAPI, HostAPIs } = naudiodon.getHostAPIs();
  const preferred = HostAPIs[defaultHostAPI]?.defaultInput;
  const standard = inputs.find(({ id }) => id === preferred) ?? inputs[0];
  return inputs.map((device) => ({
    id: String(device.id),
    name: device.name.trim(),
    inputs: device.maxInputChannels,
    sampleRateHz: device.defaultSampleRate,
    default: device === standard,
    backend: `naudiodon (${device.hostAPIName})`,
  }));
};
