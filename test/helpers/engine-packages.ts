import Module, { createRequire } from 'node:module';
import { existsSync } from 'node:fs';

const PACKAGES = {
  'tfjs-node': '@tensorflow/tfjs-node',
  onnx: 'onnxruntime-node',
  webgpu: 'webgpu',
} as const;

/** Where Debian's chromium keeps a Vulkan driver that runs on the processor. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** Engines that no install of Earshot brings, and that a test run must have when it may skip nothing. */
const REQUIRED: readonly string[] = ['onnx', 'webgpu'];

/**
 * Lets this process find the engines that are installed apart, in the `node_modules` folders of `EARSHOT_ENGINES`,
 * and the graphics driver to test WebGPU with.
 */
export const useEnginePackages = (): void => {
  process.env.NODE_PATH = process.env.EARSHOT_ENGINES ?? '';
  (Module as unknown as { _initPaths: () => void })._initPaths();
  if (existsSync(SWIFTSHADER)) process.env.VK_ICD_FILENAMES ??= SWIFTSHADER;
};

const isThere = (name: keyof typeof PACKAGES): boolean => {
  try {
    createRequire(import.meta.url).resolve(PACKAGES[name]);
  } catch {
    return false;
  }
  return name !== 'webgpu' || existsSync(process.env.VK_ICD_FILENAMES ?? '');
};

/**
 * Whether an engine is installed, with a graphics driver where it needs one.
 * @throws Error when it is not and `EARSHOT_REQUIRE_INTEGRATION=1` wants it, so that nothing is skipped unseen.
 */
export const hasEngine = (name: keyof typeof PACKAGES): boolean => {
  useEnginePackages();
  if (isThere(name)) return true;
  if (process.env.EARSHOT_REQUIRE_INTEGRATION !== '1' || !REQUIRED.includes(name)) return false;
  throw new Error(`these tests need ${PACKAGES[name]} in EARSHOT_ENGINES, with a Vulkan driver`);
};
