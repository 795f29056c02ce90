import { dirname } from 'node:path/posix';
import { failingPlaces } from '../../failing-place.ts';
import { lineText } from '../../lookup/source-text.ts';
import { writesFile } from '../../lookup/write-evidence.ts';
import { planOf } from '../../plan-parts.ts';
import type { PathRepair } from '../missing-path.ts';

/** Lines of output before and after the root line that show what was being done. */
const BEFORE = 25;
const AFTER = 12;

/** The folder of a file that is about to be written does not exist: it is made. */
export const missingFolder: PathRepair = async (path, input, view) => {
  const folder = dirname(path);
  if (folder === '.' || (await view.stat(folder)) || (await view.git.isTracked(folder))) return null;
  const { lines } = input.report.failure;
  const at = (input.diagnosis.line ?? 1) - 1;
  const printed = [...lines.slice(Math.max(0, at - BEFORE), at + AFTER), input.report.failure.event.command ?? ''];
  const writes = (line: string): boolean => writesFile(line, path);
  let evidence = printed.some(writes);
  for (const place of evidence ? [] : await failingPlaces(input, view)) {
    const source = await view.read(place.file);
    if (!source || !place.line) continue;
    const statement = [0, 1, 2, 3].map((offset) => lineText(source.text, (place.line ?? 1) + offset));
    evidence ||= statement.some(writes);
  }
  // Programs that print the error alone do not say where they wrote: then the path stands in their code.
  if (!evidence && (await failingPlaces(input, view)).length === 0 && path.includes('/')) {
    const grep = await view.query(['git', 'grep', '--untracked', '-hIF', '-e', path], { cwd: '', timeoutMs: 10_000 });
    evidence = grep.exitCode === 0 && grep.stdout.split('\n').slice(0, 50).some(writes);
  }
  if (!evidence) return null;
  const summary = `${path} is to be written, but its folder does not exist: makes ${folder}/`;
  return planOf(input, view, [{ kind: 'mkdir', path: folder }], summary);
};
