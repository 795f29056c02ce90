import { join } from 'node:path';
import { isAbsent } from '../system/file-system.ts';
import { hashBytes } from '../system/hash-bytes.ts';
import { makeFolder, PRIVATE } from '../system/make-folder.ts';
import { syncFolder, writeDurably } from '../system/write-durably.ts';
import type { Room } from './world.ts';

/** A backup object is missing or its bytes are not the ones that were stored. */
export class ObjectDamaged extends Error {
  override name = 'ObjectDamaged';
}

/** Path of the object with this sha-256. */
export const objectPath = (room: Room, hash: string): string => join(room.objects, hash.slice(0, 2), hash.slice(2));

const isIntact = (room: Room, hash: string): boolean => {
  try {
    return hashBytes(room.files.readFileSync(objectPath(room, hash))) === hash;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
};

/** Stores bytes under their hash, durably; content that is there already is not written again. */
export function putObject(room: Room, bytes: Uint8Array): string {
  const hash = hashBytes(bytes);
  if (isIntact(room, hash)) return hash;
  const folder = join(room.objects, hash.slice(0, 2));
  if (makeFolder(folder, PRIVATE, room.files)) syncFolder(room.files, room.objects);
  writeDurably(room.files, objectPath(room, hash), room.draft, bytes);
  return hash;
}

/** Reads an object and proves its hash. Throws `ObjectDamaged`. */
export function getObject(room: Room, hash: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = room.files.readFileSync(objectPath(room, hash));
  } catch (cause) {
    throw new ObjectDamaged(`the stored content ${hash.slice(0, 12)} cannot be read`, { cause });
  }
  if (hashBytes(bytes) !== hash) throw new ObjectDamaged(`the stored content ${hash.slice(0, 12)} is damaged`);
  return bytes;
}
