// ffmpeg and nothing else: an MP3 to mono samples at 22,050 Hz, thrown away.
import { spawnSync } from 'node:child_process';
import { cpuSeconds } from '../bench/read-process.mjs';

const ROUNDS = 5;
const mp3 = process.argv[2];
const output = ['-ac', '1', '-ar', '22050', '-f', 'f32le', '-y', '/dev/null'];
const decode = () =>
  spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-threads', '1', '-i', mp3, ...output]);
const probe = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', mp3];
const seconds = Number(spawnSync('ffprobe', probe, { encoding: 'utf8' }).stdout);
if (!seconds) {
  console.error('no ffmpeg');
  process.exit(1);
}
const times = Array.from({ length: ROUNDS }, () => {
  const before = cpuSeconds(process.pid, true) - cpuSeconds(process.pid);
  decode();
  return cpuSeconds(process.pid, true) - cpuSeconds(process.pid) - before;
});
const median = times.sort((one, other) => one - other)[ROUNDS >> 1];
console.log(JSON.stringify({ microseconds: (median / seconds) * 1e6 }));
