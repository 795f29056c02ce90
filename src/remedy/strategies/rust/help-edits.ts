import type { Replacement } from '../../../transaction/plan.ts';
import { lineStarts } from '../../lookup/source-text.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';
import type { RustHelp, RustSpan } from './compiler-messages.ts';

/** UTF-16 offset of a line and a column that is counted in characters. */
const offsetOf = (text: string, starts: readonly number[], line: number, column: number): number => {
  const start = starts[line - 1] ?? text.length;
  let offset = start;
  for (let i = 1; i < column && offset < text.length; i++) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
};

/** Offsets of a span in a source text. */
export function spanOffsets(text: string, span: RustSpan): [number, number] {
  const starts = lineStarts(text);
  return [offsetOf(text, starts, span.line, span.column), offsetOf(text, starts, span.endLine, span.endColumn)];
}

/** The edits of a proposal in the files of the project; null when one of them is outside or cannot be read. */
export async function helpEdits(
  help: RustHelp,
  view: ProjectView,
): Promise<{ source: SourceFile; replacements: Replacement[] }[] | null> {
  const edits = new Map<string, { source: SourceFile; replacements: Replacement[] }>();
  for (const part of help.parts) {
    const path = await view.resolve(part.file);
    const source = path ? (edits.get(path)?.source ?? (await view.read(path))) : null;
    if (!source) return null;
    const [start, end] = spanOffsets(source.text, part);
    const text = source.eol === '\r\n' ? part.text.replace(/\r?\n/g, '\r\n') : part.text;
    const known = edits.get(source.path)?.replacements ?? [];
    edits.set(source.path, { source, replacements: [...known, { start, end, text }] });
  }
  return [...edits.values()];
}
