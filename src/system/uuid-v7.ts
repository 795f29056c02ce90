import { closeSync, openSync, readSync } from 'node:fs';

let lastTime = 0;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562): sorts by time of making, within one process strictly (the 12 bits after the time count up). `now` in UTC
 * milliseconds.
 */
export function uuidV7(now: number = Date.now()): string {
  const bytes = randomBytes();
  if (now > lastTime) {
    lastTime = now;
    sequence = bytes.readUInt16BE(6) & 0x7ff; // room above, so that the count seldom overflows into the time
  } else if (++sequence > 0xfff) {
    lastTime++;
    sequence = 0;
  }
  bytes.writeUIntBE(lastTime, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const SIZE = 16;
const pool = Buffer.alloc(SIZE * 32);
let used = pool.length;

/** Bytes of the system's random numbers, read where they are: loading Node's library of them takes longer than a hook has to do. */
function randomBytes(): Buffer {
  if (used === pool.length) {
    fill(pool);
    used = 0;
  }
  used += SIZE;
  return Buffer.from(pool.subarray(used - SIZE, used));
}

function fill(bytes: Buffer): void {
  try {
    const fd = openSync('/dev/urandom', 'r');
    try {
      if (readSync(fd, bytes) === bytes.length) return;
    } finally {
      closeSync(fd);
    }
  } catch {
    // No such device: Windows, or a place without devices.
  }
  process.getBuiltinModule('node:crypto').randomFillSync(bytes);
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** UTC milliseconds at which a UUIDv7 was made; null for any other text. */
export const uuidTime = (id: string): number | null =>
  UUID_V7.test(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;
