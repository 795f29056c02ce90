import { sourceFiles } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { closingBracket, lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

const GCC = /passing [‘']const ([\w:]+)[^’']*[’'] as [‘']this[’'] argument discards qualifiers/;
const CLANG =
  /'this' argument to member function '(\w+)' has type 'const ([\w:]+)[^']*', but function is not marked const/;
/** The declaration, where a note of the compiler shows it. */
const NOTE =
  /^\s*([^\s:][^:\n]*):(\d+):\d+: note:\s+(?:in call to [‘'][^’'\n]*?(\w+)\([^’'\n]*\)[’']|'(\w+)' declared here)/;

/** Offset behind the parameters of the method at a place, when no `const` follows. */
function behindParameters(code: string, name: string, from: number, to: number): number | null {
  const head = new RegExp(`(?<![\\w~])${name}\\s*\\(`).exec(code.slice(from, to));
  const end = head ? closingBracket(code, from + head.index + head[0].length - 1) : -1;
  return end < 0 || /^\s*(?:const|volatile|&|=\s*0)/.test(code.slice(end)) ? null : end;
}

/** A method that a constant object needs: it is declared `const`, and where it is defined outside of its class, there as well. */
export async function fixConstMember(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const gcc = rootMatch(input, GCC);
  const clang = gcc ? null : rootMatch(input, CLANG);
  const type = (gcc?.[1] ?? clang?.[2])?.split('::').at(-1);
  const { lines } = input.report.failure;
  const after = lines.slice((input.diagnosis.line ?? 1) - 1, (input.diagnosis.line ?? 1) + 14);
  const note = after.map((line) => NOTE.exec(line)).find(Boolean);
  const name = note?.[3] ?? note?.[4];
  const path = note?.[1] ? await view.resolve(note[1]) : null;
  const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
  if (!type || !name || !source) return null;
  const edits = new Map<string, { source: SourceFile; places: Set<number> }>();
  const put = (into: SourceFile, at: number): void => {
    const known = edits.get(into.path) ?? { source: into, places: new Set<number>() };
    edits.set(into.path, { ...known, places: known.places.add(at) });
  };
  const span = lineSpan(source.text, Number(note?.[2]));
  const declared = span ? behindParameters(maskCode(source.text, 'c'), name, span[0], span[1] + 400) : null;
  if (declared === null) return null;
  put(source, declared);
  const qualified = new RegExp(`\\b${type}::${name}\\s*\\(`, 'g');
  for (const file of await sourceFiles(view, 'c')) {
    const other = await view.read(file);
    const code = other ? maskCode(other.text, 'c') : '';
    for (const definition of code.matchAll(qualified)) {
      const end = closingBracket(code, definition.index + definition[0].length - 1);
      if (other && end > 0 && /^\s*(?:noexcept\s*)?\{/.test(code.slice(end))) put(other, end);
    }
    // The class itself, when the note shows the definition outside of it.
    if (
      other &&
      new RegExp(`\\b(?:class|struct)\\s+${type}\\b[^;{]*\\{`).test(code) &&
      /::/.test(source.text.slice(...(span ?? [0, 0])))
    ) {
      const body = code.search(new RegExp(`\\b(?:class|struct)\\s+${type}\\b[^;{]*\\{`));
      const inside = behindParameters(code, name, body, code.length);
      if (inside !== null) put(other, inside);
    }
  }
  const plan = [...edits.values()].map((edit) => ({
    source: edit.source,
    replacements: [...edit.places].map((at) => ({ start: at, end: at, text: ' const' })),
  }));
  return editPlan(input, view, plan, `\`${type}::${name}\` is called on a constant object:`);
}
