import { escapeRegex } from '../../pattern/placeholders.ts';
import type { Replacement } from '../../transaction/plan.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { SourceFile, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** What Go itself writes for a module that is only there as a folder. */
const NO_VERSION = 'v0.0.0-00010101000000-000000000000';

/** The requirement in the first `require (…)`, else in a line of its own behind the head of go.mod. */
function required({ text, eol }: SourceFile, module: string): Replacement | null {
  const block = /^require[ \t]*\([ \t]*\r?\n/m.exec(text);
  const head =
    block ??
    /^(?:go|toolchain)[ \t]+\S+[ \t]*(?:\r?\n|$)/m.exec(text) ??
    /^module[ \t]+\S+[ \t]*(?:\r?\n|$)/m.exec(text);
  if (!head) return null;
  const at = head.index + head[0].length;
  const line = `${module} ${NO_VERSION}`;
  return {
    start: at,
    end: at,
    text: block ? `\t${line}${eol}` : `${head[0].endsWith('\n') ? '' : eol}${eol}require ${line}${eol}`,
  };
}

/** Go finds a package in a module that go.mod replaces by a folder of the project but does not require. The requirement is added as `go get` would. */
export const strategy: Strategy = {
  name: 'go-require-replaced',
  summary: 'Requires in go.mod a module that go.mod already replaces by a folder.',
  safety: 'safe',
  why: 'The module is named with its folder in go.mod itself, nothing is fetched, and the next build checks it.',
  async plan(input, view) {
    const module = rootMatch(input, /module (\S+) provides package \S+ and is replaced but not required/)?.[1];
    if (!module) return refuse('The failure does not name the module that is replaced.');
    const escaped = escapeRegex(module);
    const replaces = new RegExp(`^(?:replace)?[ \\t]*\\(?[ \\t]*${escaped}[ \\t]*=>[ \\t]*\\.{1,2}/`, 'm');
    for (const path of await view.list(['**/go.mod'])) {
      const source = await view.read(path);
      const replacement = source && replaces.test(source.text) ? required(source, module) : null;
      if (source && replacement)
        return editPlan(
          input,
          view,
          [{ source, replacements: [replacement] }],
          `${path} replaces ${module} but does not require it:`,
        );
    }
    return refuse(`No go.mod of the project replaces ${module} by a folder.`, {
      steps: [`check the name; needed → \`go get ${module}\``],
    });
  },
};
