// What Linux says of processes.
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

const readOr = (path, otherwise) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
};

/** The fields of a process after its name, which may hold blanks. */
const statOf = (pid) => {
  const text = readOr(`/proc/${pid}/stat`, '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** CPU seconds of a process; with those of the children it waited for when asked. 0 where there is no /proc. */
export const cpuSeconds = (pid, withChildren = false) => {
  const [user, system, childUser, childSystem] = statOf(pid).slice(11, 15).map(Number);
  const own = (user || 0) + (system || 0);
  return (own + (withChildren ? (childUser || 0) + (childSystem || 0) : 0)) / TICKS_PER_SECOND;
};

const threadsOf = (pid) => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

/** CPU seconds that all processors together have worked so far. */
export const machineSeconds = () => {
  const [user, nice, system, , , irq, softIrq] = readOr('/proc/stat', 'cpu 0 0 0 0 0 0 0')
    .split('\n', 1)[0]
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softIrq) / TICKS_PER_SECOND;
};

/** Children of a process, whichever of its threads started them, and theirs. */
export const descendantsOf = (pid) =>
  threadsOf(pid)
    .flatMap((thread) => readOr(`/proc/${pid}/task/${thread}/children`, '').split(' '))
    .filter(Boolean)
    .map(Number)
    .flatMap((child) => [child, ...descendantsOf(child)]);

/** Bytes of memory that are its own share, or all it has resident where shares are not told. */
export const memoryBytes = (pid) => {
  const share = /^Pss:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`, ''));
  if (share) return Number(share[1]) * 1024;
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/status`, ''));
  return resident ? Number(resident[1]) * 1024 : 0;
};

/** Bytes that a process has resident, those it shares included. */
export const residentBytes = (pid) => {
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/status`, ''));
  return resident ? Number(resident[1]) * 1024 : 0;
};
