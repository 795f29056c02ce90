import type { Replacement } from '../../transaction/plan.ts';
import { narrow } from '../edit-from-data.ts';
import { failingPlaces } from '../failing-place.ts';
import { parsePython } from '../lookup/python-parse.ts';
import { lineStarts } from '../lookup/source-text.ts';
import { applyReplacements, editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';

const leading = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';

/** Width of leading white space with tab stops every `size` columns. */
const width = (indent: string, size: number): number => {
  let column = 0;
  for (const char of indent) column = char === '\t' ? column + size - (column % size) : column + 1;
  return column;
};

/** The indentation step of a file: the smallest that its space-indented lines use. */
const unitOf = (lines: readonly string[]): number => {
  const steps = lines
    .map(leading)
    .filter((indent) => /^ +$/.test(indent))
    .map((indent) => indent.length);
  return steps.length > 0 ? Math.min(...steps.filter((step) => step > 1), 8) : 4;
};

/** Replacements that turn each line's indentation into what `indentOf` says; lines that keep theirs are not touched. */
function reindent(
  source: SourceFile,
  indentOf: (line: string, index: number, lines: string[]) => string,
): Replacement[] {
  const starts = lineStarts(source.text);
  const lines = source.text.split('\n');
  return lines.flatMap((line, index): Replacement[] => {
    const start = starts[index] ?? 0;
    const before = leading(line);
    const part =
      line.trim() === '' ? null : narrow(source.text, start, start + before.length, indentOf(line, index, lines));
    return part ? [part] : [];
  });
}

/** Ways to read mixed tabs and spaces: tab stops of 8, 4 or the file's step, and the block structure itself. */
function untabbed(source: SourceFile): Replacement[][] {
  const unit = unitOf(source.text.split('\n'));
  const expand =
    (size: number) =>
    (line: string): string =>
      leading(line).includes('\t') ? ' '.repeat(width(leading(line), size)) : leading(line);
  const byBlock = (line: string, index: number, lines: string[]): string => {
    if (!leading(line).includes('\t')) return leading(line);
    let above = index - 1;
    while (above >= 0 && (lines[above] ?? '').trim() === '') above--;
    const opener = lines[above] ?? '';
    if (/:\s*(?:#.*)?$/.test(opener)) return ' '.repeat(width(leading(opener), 8) + unit);
    return ' '.repeat(width(leading(line), 8));
  };
  const toTabs = (line: string): string => {
    const columns = width(leading(line), unit);
    return '\t'.repeat(Math.floor(columns / unit)) + ' '.repeat(columns % unit);
  };
  return [
    reindent(source, byBlock),
    reindent(source, expand(8)),
    reindent(source, expand(4)),
    reindent(source, expand(unit)),
    reindent(source, toTabs),
  ];
}

/** A line whose indentation is one column off a level that is open there. */
function nudged(source: SourceFile, at: number): Replacement[][] {
  const lines = source.text.split('\n');
  const own = width(leading(lines[at - 1] ?? ''), 8);
  const levels = new Set(
    lines
      .slice(0, at - 1)
      .filter((line) => line.trim() !== '')
      .map((line) => width(leading(line), 8)),
  );
  return [...levels]
    .filter((level) => Math.abs(level - own) === 1)
    .map((level) => reindent(source, (line, index) => (index === at - 1 ? ' '.repeat(level) : leading(line))));
}

/** The candidate that Python accepts, when all that it accepts mean the same; smallest change first. */
async function choose(
  source: SourceFile,
  candidates: Replacement[][],
  input: StrategyInput,
  view: ProjectView,
): Promise<Replacement[] | 'ambiguous' | null> {
  const real = candidates.filter((candidate) => candidate.length > 0);
  const parses = await parsePython(
    real.map((candidate) => applyReplacements(source.text, candidate)),
    input,
    view,
  );
  const accepted = real.filter((_candidate, index) => parses[index]?.ok);
  const trees = new Set(parses.filter((parse) => parse.ok).map((parse) => parse.tree));
  if (trees.size > 1) return 'ambiguous';
  return accepted.reduce<Replacement[] | null>(
    (best, next) => (best === null || next.length < best.length ? next : best),
    null,
  );
}

async function planFor(source: SourceFile, line: number, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const { root } = input.diagnosis;
  const mixed = /TabError|inconsistent use of tabs/.test(root) || /^[ ]*\t/m.test(source.text);
  const chosen = await choose(source, mixed ? untabbed(source) : nudged(source, line), input, view);
  if (chosen === 'ambiguous') {
    return refuse(
      `${source.path}:${line} can be indented in more than one way that Python accepts, with different meanings: ambiguous.`,
    );
  }
  if (!chosen) {
    return refuse(`No change of indentation alone makes ${source.path} readable.`, {
      steps: [`indent ${source.path}:${line} like the block that it belongs to`],
    });
  }
  return editPlan(
    input,
    view,
    [{ source, replacements: chosen }],
    `The indentation of ${source.path} mixes levels or tabs:`,
  );
}

/**
 * Reads TabError and IndentationError. Turns tabs into the spaces that the file uses otherwise (or the reverse), or moves a line that is one
 * column off; taken only when Python then parses the whole file and every reading that it accepts means the same.
 */
export const strategy: Strategy = {
  name: 'python-indentation',
  summary: 'Makes mixed tabs and spaces, or a line that is one column off, consistent.',
  safety: 'safe',
  why: 'Only white space at line starts changes, Python accepts the whole file, and no other reading has another meaning.',
  async plan(input, view) {
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      if (!source || !place.line) continue;
      const [now] = await parsePython([source.text], input, view);
      if (!now || now.ok) continue;
      return planFor(source, now.line ?? place.line, input, view);
    }
    return refuse('The file with the wrong indentation is not part of the project, or Python reads it by now.');
  },
};
