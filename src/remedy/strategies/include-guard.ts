import { basename } from 'node:path/posix';
import type { Replacement } from '../../transaction/plan.ts';
import { isHeader } from '../lookup/c-headers.ts';
import { sourceFiles } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { compileMessage } from './c/compile-message.ts';

const GUARD =
  /^\s*#[ \t]*(?:pragma[ \t]+once\b|(?:ifndef[ \t]+(\w+)|if[ \t]+!?[ \t]*defined\b[^\n]*)[^\n]*\n\s*#[ \t]*define\b)/;

const guardOf = (source: SourceFile): RegExpExecArray | null => GUARD.exec(maskCode(source.text, 'c'));

/** Does the message show one and the same place as both definitions? Then the file was read twice. */
function readTwice(input: StrategyInput): boolean {
  const { lines } = input.report.failure;
  const place = /^(\S+?:\d+):/.exec(input.diagnosis.root)?.[1];
  const below = lines.slice(input.diagnosis.line ?? 0, (input.diagnosis.line ?? 0) + 20);
  const until = below.findIndex((line) => /: (?:fatal )?error: /.test(line));
  const notes = until < 0 ? below : below.slice(0, until);
  return notes.some(
    (line) =>
      (place &&
        line.startsWith(`${place}:`) &&
        /note: (?:originally defined|previous (?:definition|declaration)|.*previously)/.test(line)) ||
      /note: unguarded header/.test(line),
  );
}

/** The project's own way: `#pragma once`, or a macro as its other guards are called. */
async function guardLike(source: SourceFile, view: ProjectView): Promise<Replacement[]> {
  const macros: string[] = [];
  let pragmas = 0;
  for (const path of (await sourceFiles(view, 'c')).filter(isHeader)) {
    const other = path === source.path ? null : await view.read(path);
    const guard = other ? guardOf(other) : null;
    if (guard?.[1]) macros.push(guard[1]);
    else if (guard) pragmas++;
  }
  const { text, eol } = source;
  const comment = /^(?:[ \t]*(?:\/\/[^\n]*)?\r?\n|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
  if (pragmas > 0 && pragmas >= macros.length)
    return [{ start: comment, end: comment, text: `#pragma once${eol}${eol}` }];
  const plain = basename(source.path).toUpperCase().replace(/\W/g, '_');
  const macro = `${plain}${macros.some((name) => name.endsWith('_')) ? '_' : ''}`;
  const close = text.endsWith('\n') ? `${eol}#endif${eol}` : `${eol}${eol}#endif${eol}`;
  return [
    { start: comment, end: comment, text: `#ifndef ${macro}${eol}#define ${macro}${eol}${eol}` },
    { start: text.length, end: text.length, text: close },
  ];
}

/** A header that is read twice because it has no guard: it gets one in the style of the project's other headers. */
export const strategy: Strategy = {
  name: 'include-guard',
  summary: 'Gives a header that is included twice the guard that it lacks.',
  safety: 'safe',
  why: 'Both definitions are the same line of the same header, and a guard changes nothing for a header that is read once.',
  async plan(input, view) {
    const message = compileMessage(input);
    const path = message ? await view.resolve(message.file) : null;
    const source = path && isHeader(path) ? await view.read(path) : null;
    if (!source) return refuse('The second definition is not in a header of the project.');
    if (!readTwice(input)) return refuse(`${source.path} and another place define it: which one stays is a decision.`);
    if (guardOf(source)) return refuse(`${source.path} has an include guard; another file has one of the same name.`);
    const replacements = await guardLike(source, view);
    return editPlan(
      input,
      view,
      [{ source, replacements }],
      `${source.path} is included twice and has no include guard:`,
    );
  },
};
