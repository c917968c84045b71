import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The part of the package `webgpu` and of a GPU adapter that is used; the package is no dependency. */
type Gpu = {
  readonly requestAdapter: () => Promise<{ readonly info: AdapterInfo } | null>;
};
type AdapterInfo = { readonly description: string; readonly isFallbackAdapter: boolean };
type WebgpuPackage = { readonly create: (options: string[]) => Gpu; readonly globals: object };

/** By name, as no check of imports should expect an optional package. */
const BACKEND = '@tensorflow/tfjs-backend-webgpu';

const require = createRequire(import.meta.url);

let gpu: Gpu | undefined;

/** Where TensorFlow.js looks for a GPU. */
const offerGpu = (offered: Gpu): void => {
  const place = globalThis as { navigator?: object };
  place.navigator ??= {};
  Object.defineProperty(place.navigator, 'gpu', { value: offered, configurable: true });
};

const openGpu = async (): Promise<Gpu> => {
  const path = pathToFileURL(require.resolve('webgpu')).href;
  const { create, globals } = (await import(path)) as WebgpuPackage;
  Object.assign(globalThis, globals);
  const opened = create([]);
  if (!(await opened.requestAdapter())) throw new Error('found no graphics driver that it can use');
  return opened;
};

/**
 * Registers TensorFlow.js's WebGPU backend on the GPU that Dawn, the package `webgpu`, finds; `quietly` runs what
 * would warn. Fails when a package or a driver is missing.
 */
export const loadWebgpu = async (quietly: (load: () => void) => void): Promise<void> => {
  if (gpu) return;
  const opened = await openGpu();
  offerGpu(opened);
  quietly(() => require(BACKEND));
  gpu = opened;
};

/** Whether the GPU that was loaded is a program on the processor, such as SwiftShader. */
export const isGpuEmulated = async (): Promise<boolean> =>
  (await gpu?.requestAdapter())?.info.isFallbackAdapter ?? false;
