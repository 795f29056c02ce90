import { dirname, join, normalize, relative } from 'node:path/posix';
import { failingPlaces } from '../../failing-place.ts';
import { findMovedFile } from '../../lookup/moved-file.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

const REQUIRE = /\brequire_relative\s*\(?\s*(["'])([^"'\n#]+)\1/g;

/** Points a `require_relative` whose file moved at the one place where it is now. Gems are never installed because of a message. */
export async function fixRubyRequire(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const printed = rootMatch(input, /cannot load such file -- (\S+)/)?.[1] ?? input.diagnosis.captures.module;
  if (!printed) return refuse('The failure does not name the file that cannot be loaded.');
  for (const { file } of await failingPlaces(input, view, 'ruby').then((places) => [...places, ...scripts(input)])) {
    const path = await view.resolve(file);
    const source = path ? await view.read(path) : null;
    if (!source) continue;
    for (const match of source.text.matchAll(REQUIRE)) {
      const written = match[2] ?? '';
      const wanted = normalize(join(dirname(source.path), written));
      if (!`${view.root}/${wanted}`.startsWith(printed) && !printed.endsWith(written.replace(/^(?:\.\.?\/)+/, '')))
        continue;
      const moved = await findMovedFile(view, `${wanted.replace(/\.rb$/, '')}.rb`);
      const paths = moved?.paths ?? (await onlyFileIn(wanted, view));
      const [target] = paths;
      if (!target || paths.length > 1)
        return refuse(`\`${written}\` does not exist beside ${source.path}, and no single file can be meant.`, {
          known: paths.map((other) => `${other} exists`),
        });
      const path = relative(dirname(source.path), target);
      const dotted = path.startsWith('.') || !written.startsWith('.') ? path : `./${path}`;
      const start = match.index + match[0].lastIndexOf(written);
      const text = written.endsWith('.rb') ? dotted : dotted.replace(/\.rb$/, '');
      const replacements = [{ start, end: start + written.length, text }];
      return editPlan(input, view, [{ source, replacements }], `${wanted} is now ${target}:`);
    }
  }
  return refuse(`\`${printed}\` is not loaded by a \`require_relative\` of the project: a gem, or a load path.`, {
    steps: [
      'a gem → declare it in the Gemfile, then `bundle install`',
      'a file of the project → `require_relative` with its path',
    ],
  });
}

/** The script that was run, where the trace names it without an extension. */
const scripts = (input: StrategyInput): { file: string }[] =>
  input.report.failure.lines.flatMap((line) => {
    const file = /^(?:\s*from )?([^\s:<>]{1,300}):\d+:in /.exec(line)?.[1];
    return file ? [{ file }] : [];
  });

/** The file became a folder: the only file in it, or all of them. */
const onlyFileIn = async (folder: string, view: ProjectView): Promise<string[]> => view.list([`${folder}/*.rb`]);
