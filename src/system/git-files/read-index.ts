/** A tracked path. */
export interface IndexEntry {
  /** Relative to the work tree, with `/`. */
  path: string;
  /** A submodule: a folder that is a repository of its own. */
  submodule: boolean;
}

const HEADER = 12;
/** Times, device, inode, mode, owner, size and hash (SHA-1) of an entry, and its flags. */
const FIXED = 62;
const FLAGS = 60;
const MODE = 24;
const EXTENDED = 0x4000;
const GITLINK = 0o160000;
const CHECKSUM = 20;

/**
 * The entries of a git index file (versions 2 to 4). Null for a form that is not understood: then git itself has to be asked.
 * @param most entries that are read; null for more
 */
export function readIndex(bytes: Buffer, most: number): IndexEntry[] | null {
  if (bytes.length < HEADER + CHECKSUM || bytes.toString('latin1', 0, 4) !== 'DIRC') return null;
  const version = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  if (version < 2 || version > 4 || count > most) return null;
  const end = bytes.length - CHECKSUM;
  const entries: IndexEntry[] = [];
  let at = HEADER;
  let before = '';
  for (let i = 0; i < count; i += 1) {
    if (at + FIXED > end) return null;
    const submodule = (bytes.readUInt32BE(at + MODE) & 0o170000) === GITLINK;
    let name = at + FIXED + ((bytes.readUInt16BE(at + FLAGS) & EXTENDED) === 0 ? 0 : 2);
    let kept = '';
    if (version === 4) {
      const strip = readVarint(bytes, name);
      name = strip.next;
      kept = before.slice(0, Math.max(0, before.length - strip.value));
    }
    const stop = bytes.indexOf(0, name);
    if (stop === -1 || stop > end) return null;
    // Byte for character: a prefix is counted in bytes.
    before = kept + bytes.toString('latin1', name, stop);
    entries.push({ path: Buffer.from(before, 'latin1').toString('utf8'), submodule });
    // Padded with one to eight zeros to a multiple of eight, but for version 4.
    at = version === 4 ? stop + 1 : at + ((stop - at + 8) & ~7);
  }
  return hasUnknownParts(bytes, at, end) ? null : entries;
}

/** Git's variable-length number: seven bits a byte, each further byte adds one. */
function readVarint(bytes: Buffer, from: number): { value: number; next: number } {
  let at = from;
  let byte = bytes[at++] ?? 0;
  let value = byte & 127;
  while ((byte & 128) !== 0) {
    byte = bytes[at++] ?? 0;
    value = ((value + 1) << 7) | (byte & 127);
  }
  return { value, next: at };
}

/** An extension with a small first letter must be understood: a split or a sparse index holds only a part of the entries. */
function hasUnknownParts(bytes: Buffer, from: number, end: number): boolean {
  for (let at = from; at + 8 <= end; at += 8 + bytes.readUInt32BE(at + 4)) {
    const first = bytes[at] ?? 0;
    if (first < 65 || first > 90) return true;
  }
  return false;
}
