import { basename, dirname, join, relative } from 'node:path/posix';
import { escapeRegex } from '../../../pattern/placeholders.ts';
import { findMovedFile } from '../../lookup/moved-file.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { goMessage } from './go-message.ts';

/** `//go:embed web/page.html` finds no file: points it at the file that is meant, which has to be in or below the folder of the source. */
export async function fixEmbedPath(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const message = goMessage(input);
  const pattern = /pattern (\S+): no matching files found/.exec(input.diagnosis.root)?.[1];
  const path = message ? await view.resolve(message.file) : null;
  const source = path ? await view.read(path) : null;
  if (!message || !pattern || !source) return refuse('The embedding file is not part of the project.');
  if (/[*?[\]]/.test(pattern)) return refuse(`\`${pattern}\` matches nothing below ${dirname(source.path)}.`);
  const folder = dirname(source.path) === '.' ? '' : dirname(source.path);
  const moved = await findMovedFile(view, join(folder, pattern));
  const inside = (moved?.paths ?? []).filter((file) => folder === '' || file.startsWith(`${folder}/`));
  const [target] = inside;
  const span = lineSpan(source.text, message.line);
  const at = span
    ? source.text.slice(...span).search(new RegExp(`(?<=go:embed[^\\n]*\\s)${escapeRegex(pattern)}(?=\\s|$)`))
    : -1;
  if (!target || inside.length > 1 || !span || at < 0) {
    const known = (moved?.paths ?? []).slice(0, 4).map((file) => `${file} exists`);
    return refuse(
      `${basename(pattern)} is not below ${folder || 'the folder of the source'}, where \`go:embed\` looks.`,
      { known },
    );
  }
  const start = span[0] + at;
  const replacements = [{ start, end: start + pattern.length, text: relative(folder, target) }];
  return editPlan(input, view, [{ source, replacements }], `${pattern} is ${target}:`);
}
