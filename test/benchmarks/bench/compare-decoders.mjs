import { withEarshot } from './live.mjs';
import { measureStep } from './measure-step.mjs';

/** ffmpeg processes against WebAssembly in the threads of stations, the same stations each. */
export const compareDecoders = async (sound, plan, onStep) => {
  const found = [];
  if (plan.decoderStations.length === 0) return found;
  for (const decoder of ['ffmpeg', 'wasm']) {
    const job = async (earshot, feeders) => {
      for (const stations of plan.decoderStations) {
        const step = await measureStep(earshot, stations, feeders, plan);
        onStep(`mp3 by ${decoder}`, step);
        found.push({ decoder, ...step });
      }
    };
    await withEarshot('mp3', sound, job, { decoder, engine: plan.engine });
  }
  return found;
};
