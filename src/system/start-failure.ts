import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

/** How a shell reports a program that cannot be started. */
export interface StartFailure {
  exitCode: 126 | 127;
  /** One line as a shell words it. */
  message: string;
}

/**
 * The words and the status of a shell for `name`, which could not be started. Whoever wraps a command must not answer in another way
 * than the shell would have: people and patterns know these sentences.
 * @param errno what the system answered: ENOENT, EACCES, ENOEXEC, …
 */
export function startFailure(name: string, errno: string, cwd: string): StartFailure {
  const say = (exitCode: 126 | 127, text: string): StartFailure => ({ exitCode, message: `sh: ${name}: ${text}\n` });
  if (!name.includes('/')) return say(127, 'command not found');
  const path = isAbsolute(name) ? name : resolve(cwd, name);
  if (errno === 'ELOOP' || isLoop(path)) return say(126, 'Too many levels of symbolic links');
  const kind = kindOf(path);
  if (kind === 'absent') return say(127, 'No such file or directory');
  if (kind === 'folder') return say(126, 'Is a directory');
  if (errno === 'ENOENT') {
    // The file is there, so it is its interpreter that is not, or the right to execute it; a carriage return shows as the shells show it.
    const interpreter = shebangOf(path);
    if (interpreter && !existsSync(interpreter))
      return say(126, `${interpreter.replace(/\r/g, '^M')}: bad interpreter: No such file or directory`);
  }
  return say(126, errno === 'ENOEXEC' ? 'Exec format error' : 'Permission denied');
}

/** False for a script whose first line names a program that does not exist; whatever has no such line counts as true. */
export function hasInterpreter(path: string): boolean {
  const interpreter = shebangOf(path);
  return interpreter === null || existsSync(interpreter);
}

function isLoop(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ELOOP';
  }
}

function kindOf(path: string): 'absent' | 'folder' | 'file' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'absent';
  }
}

/** The program that the first line names. */
function shebangOf(path: string): string | null {
  const buffer = Buffer.alloc(256);
  try {
    const fd = openSync(path, 'r');
    try {
      const text = buffer.toString('latin1', 0, readSync(fd, buffer, 0, buffer.length, 0));
      return /^#![ \t]*([^\s]+\r?)/.exec(text.split('\n')[0] ?? '')?.[1] ?? null;
    } finally {
      closeSync(fd);
    }
  } catch {
    return null; // unreadable: then the interpreter is not what is told
  }
}
