import fs from 'node:fs';

/**
 * The file calls that change or read user files. `transaction/` makes every one of them through this port, so that a test can
 * count them and stop the process at each.
 */
export type FileSystem = Pick<
  typeof fs,
  | 'accessSync'
  | 'chmodSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'readlinkSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'statSync'
  | 'symlinkSync'
  | 'unlinkSync'
  | 'writeSync'
>;

/** The real thing. */
export const realFiles: FileSystem = fs;

/** The system's code of a file error (`ENOENT`, `EACCES`, …), or undefined for any other throw. */
export function fileErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** True for the errors that say "there is nothing at this path". */
export const isAbsent = (error: unknown): boolean => {
  const code = fileErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
};
