import { escapeRegex } from '../../../pattern/placeholders.ts';
import { filesNaming } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

/** `cart.total()` where the project defines `total` as a getter and as nothing else: it is read. Null when that is not so. */
export async function fixGetterCalled(
  member: string,
  source: SourceFile,
  line: number,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const name = escapeRegex(member);
  let getters = 0;
  for (const path of await filesNaming(view, member, 'javascript')) {
    const code = maskCode((await view.read(path))?.text ?? '', 'typescript');
    getters += code.match(new RegExp(`\\bget\\s+${name}\\s*\\(\\s*\\)`, 'g'))?.length ?? 0;
    const otherwise = new RegExp(
      `(?<!\\b(?:get|set)\\s)(?<![.\\w$])${name}\\s*(?:\\([^()]*\\)\\s*\\{|[:=]\\s*(?:async\\b|function\\b|\\())`,
    );
    if (otherwise.test(code)) return null;
  }
  const code = maskCode(source.text, 'typescript');
  const span = lineSpan(code, line);
  const calls = span ? [...code.slice(...span).matchAll(new RegExp(`\\.${name}(\\s*\\(\\s*\\))`, 'g'))] : [];
  if (!span || getters === 0 || calls.length === 0) return null;
  const replacements = calls.map((call) => {
    const end = span[0] + call.index + call[0].length;
    return { start: end - (call[1]?.length ?? 0), end, text: '' };
  });
  return editPlan(input, view, [{ source, replacements }], `\`${member}\` is a getter, which is read and not called:`);
}
