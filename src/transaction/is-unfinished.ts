import { isAbsent } from '../system/file-system.ts';
import { type Room, roomOf, type World } from './world.ts';

/** True when there is anything at the path, a dangling link included. */
export const exists = (room: Room, path: string): boolean => {
  try {
    room.files.lstatSync(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
};

/** True when a transaction of this project has not ended; it may also be under way right now. Costs two file look-ups. */
export function isUnfinished(world: World): boolean {
  const room = roomOf(world);
  return exists(room, room.journal) || exists(room, room.committed);
}
