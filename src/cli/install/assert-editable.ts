import { lstatSync, readlinkSync, statSync } from 'node:fs';
import { SettingsError } from './settings-text.ts';

/**
 * Asserts that a settings file may be written: one without write permission was locked by somebody for a reason, and a link to nothing
 * would be replaced by a file.
 * @throws SettingsError
 */
export function assertEditable(path: string): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file && (file.mode & 0o222) === 0) throw new SettingsError(`${path}: it is read-only`);
  if (file || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new SettingsError(`${path}: it is a link to ${readlinkSync(path)}, where nothing is`);
}
