import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names one process so that another can tell later whether it still lives, although process ids are reused. */
export interface ProcessIdentity {
  pid: number;
  /** Kernel start time in clock ticks since boot; null where `/proc` is missing (then the pid alone decides). */
  start: string | null;
  /** Hash over host name, boot and pid namespace: pids mean nothing across these. */
  host: string;
}

const readOr = (read: () => string, otherwise: string): string => {
  try {
    return read();
  } catch {
    return otherwise; // not Linux, or a hardened /proc: the remaining facts still identify the host
  }
};

let ownHost: string | undefined;
const hostToken = (): string => {
  ownHost ??= process
    .getBuiltinModule('node:crypto')
    .createHash('sha256')
    .update(hostname())
    .update(readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'), ''))
    .update(readOr(() => readlinkSync('/proc/self/ns/pid'), ''))
    .digest('hex')
    .slice(0, 12);
  return ownHost;
};

/** State letter and start time out of `/proc/<pid>/stat`; the name in parentheses may hold anything, so reading starts behind it. */
const procStat = (pid: number): { state: string; start: string } | null => {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] && fields[19] ? { state: fields[0], start: fields[19] } : null;
};

/** The identity of a process that runs now. */
export const identityOf = (pid: number): ProcessIdentity => ({
  pid,
  start: procStat(pid)?.start ?? null,
  host: hostToken(),
});

let ownIdentity: ProcessIdentity | undefined;

/** The identity of this process. */
export function ownProcess(): ProcessIdentity {
  ownIdentity ??= identityOf(process.pid);
  return ownIdentity;
}

/** `alive`, `dead`, or `unknown` for a process of another host, container or boot. */
export function livenessOf(identity: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (identity.host !== hostToken()) return 'unknown';
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'dead'; // EPERM: it lives, it is somebody else's
  }
  const now = procStat(identity.pid);
  if (!now) return 'alive';
  if (now.state === 'Z' || now.state === 'X') return 'dead';
  return identity.start === null || identity.start === now.start ? 'alive' : 'dead';
}
