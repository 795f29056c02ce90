import { lineSpan, lineText } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { modulePlace } from './rust/module-paths.ts';

const PRIVATE =
  /(function|associated function|method|struct|enum|trait|constant|static|type alias|module|tuple struct|unit struct) `(\w+)` is private/;

/** Words of the language for what the compiler calls it. */
const KEYWORDS: Readonly<Record<string, string>> = {
  function: 'fn',
  'associated function': 'fn',
  method: 'fn',
  struct: 'struct',
  'tuple struct': 'struct',
  'unit struct': 'struct',
  enum: 'enum',
  trait: 'trait',
  constant: 'const',
  static: 'static',
  'type alias': 'type',
  module: 'mod',
};

/** Places that belong to this error: from its line to the next error. */
function placesBelow(input: StrategyInput): { file: string; line: number }[] {
  const { lines } = input.report.failure;
  const from = (input.diagnosis.line ?? 1) - 1;
  const until = lines.findIndex((line, index) => index > from && /^(?:error|warning)\b/.test(line));
  return lines.slice(from, until < 0 ? from + 40 : until).flatMap((line) => {
    const match = /^\s*(?:-->|:::) ([^\s:]+):(\d+)/.exec(line);
    return match?.[1] ? [{ file: match[1], line: Number(match[2]) }] : [];
  });
}

/**
 * Reads `X is private` from the compiler, which says where X is defined. When that is in the project, the item gets `pub(crate)`, or `pub`
 * where it is used from another crate or exported again. Fields are left to their author: they are private for a reason.
 */
export const strategy: Strategy = {
  name: 'rust-visibility',
  summary: 'Makes a private function, type or module of the project visible as far as its use needs it.',
  safety: 'safe',
  why: 'The compiler names the item and where it stands, only its visibility grows, and the next compilation checks it.',
  async plan(input, view) {
    const [, kind = '', name = ''] = rootMatch(input, PRIVATE) ?? [];
    const keyword = KEYWORDS[kind];
    if (!keyword) return refuse('A private field is read by a method of its type, or made visible by its author.');
    const [printed] = placesBelow(input);
    const usedIn = printed ? await view.resolve(printed.file) : null;
    const user = usedIn ? await modulePlace(usedIn, view) : null;
    const usedText = usedIn ? ((await view.read(usedIn))?.text ?? '') : '';
    const usedAt = lineText(usedText, printed?.line ?? 0);
    const item = new RegExp(`^([ \\t]*)((?:(?:const|async|unsafe)[ \\t]+)*${keyword}[ \\t]+(?:mut[ \\t]+)?${name}\\b)`);
    for (const place of placesBelow(input)) {
      const file = await view.resolve(place.file);
      const source = file ? await view.read(file) : null;
      const span = source ? lineSpan(source.text, place.line) : null;
      const match = source && span ? item.exec(source.text.slice(...span)) : null;
      const home = file ? await modulePlace(file, view) : null;
      if (!source || !span || !match || !home || !user) continue;
      const outside =
        user.own.name !== home.own.name || user.inCrate !== home.inCrate || /^\s*pub\s+use\b/.test(usedAt);
      const start = span[0] + (match[1]?.length ?? 0);
      const replacements = [{ start, end: start, text: outside ? 'pub ' : 'pub(crate) ' }];
      return editPlan(input, view, [{ source, replacements }], `\`${name}\` is private and used from another module:`);
    }
    return refuse(`\`${name}\` is private, and it is not defined in the project.`, {
      steps: ['use what its crate exports for this purpose'],
    });
  },
};
