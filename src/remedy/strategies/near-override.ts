import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { cTypeIn } from '../lookup/c-members.ts';
import { findDefinitions, sourceFiles } from '../lookup/definitions.ts';
import { javaTypeIn } from '../lookup/java-types.ts';
import { languageOf } from '../lookup/language.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { closingBracket, identifierOffsets, lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy } from '../remedy.ts';

/** What every Java class inherits, and what its best known interfaces ask for. */
const OF_JAVA: Record<string, string[]> = {
  Object: ['toString', 'equals', 'hashCode'],
  Runnable: ['run'],
  Callable: ['call'],
  Comparable: ['compareTo'],
  Comparator: ['compare'],
  Iterable: ['iterator'],
  Iterator: ['hasNext', 'next'],
  AutoCloseable: ['close'],
  Closeable: ['close'],
  Thread: ['run'],
  Supplier: ['get'],
  Consumer: ['accept'],
  Function: ['apply'],
  Predicate: ['test'],
  Exception: ['getMessage', 'getCause'],
  RuntimeException: ['getMessage', 'getCause'],
};

/** Supertypes are followed this far. */
const MAX_BASES = 8;

/** The type around an offset: the last head before it. */
const typeAround = (code: string, offset: number): string | null =>
  [
    ...code
      .slice(0, offset)
      .matchAll(/\b(?:class|struct|enum|record)\s+(?:[A-Z_]+\s+)?(\w+)[^;{}()]*(?:\([^()]*\)[^;{}()]*)?\{/g),
  ].at(-1)?.[1] ?? null;

/** Methods of the supertypes of a type that the project defines. */
async function inherited(
  type: string,
  source: SourceFile,
  language: 'c' | 'java',
  view: ProjectView,
): Promise<string[]> {
  const read = (text: string, name: string) => {
    const found = language === 'java' ? javaTypeIn(text, name) : cTypeIn(text, name);
    return found ? { names: 'methods' in found ? found.methods : found.members, bases: found.bases } : null;
  };
  const names = new Set<string>();
  const queue = [...(read(source.text, type)?.bases ?? [])];
  if (language === 'java') for (const name of OF_JAVA.Object ?? []) names.add(name);
  for (let index = 0; index < queue.length && index < MAX_BASES; index++) {
    const base = queue[index] ?? '';
    if (language === 'java' && Object.hasOwn(OF_JAVA, base)) for (const name of OF_JAVA[base] ?? []) names.add(name);
    const files =
      language === 'java'
        ? (await findDefinitions(view, base, 'java')).map(({ file }) => file)
        : await sourceFiles(view, 'c');
    for (const path of files) {
      const found = read((await view.read(path))?.text ?? '', base);
      for (const name of found?.names ?? []) names.add(name);
      if (found) queue.push(...found.bases);
    }
  }
  return [...names];
}

/** The method differs from the one virtual method of that name in a supertype by `const` alone: the edit that makes them one. */
async function constOf(
  name: string,
  start: number,
  type: string,
  source: SourceFile,
  view: ProjectView,
): Promise<Replacement | null> {
  const form = new RegExp(`\\b${name.replace('~', '')}\\s*\\(([^)]{0,400})\\)(\\s*const\\b)?`);
  const types = (parameters = ''): string =>
    parameters
      .replace(/\s+/g, '')
      .replace(/\w+(?=,|$)/g, (word) =>
        /^(?:int|char|bool|double|float|long|unsigned|void|auto)$/.test(word) ? word : '',
      );
  const own = form.exec(maskCode(source.text, 'c').slice(start, start + 600));
  const found: RegExpExecArray[] = [];
  for (const path of await sourceFiles(view, 'c')) {
    const code = maskCode((await view.read(path))?.text ?? '', 'c');
    for (const base of cTypeIn(source.text, type)?.bases ?? []) {
      const body = new RegExp(`\\b(?:class|struct)\\s+${base}\\b[^;{]*\\{`).exec(code);
      const inside = body ? code.slice(body.index, closingBracket(code, body.index + body[0].length - 1)) : '';
      const method = new RegExp(`\\bvirtual\\b[^;{}()]*${form.source}`).exec(inside);
      if (method) found.push(method);
    }
  }
  const [base, another] = found;
  if (!own || !base || another || types(own[1]) !== types(base[1]) || Boolean(own[2]) === Boolean(base[2])) return null;
  const end = start + own.index + own[0].length;
  return own[2] ? { start: end - own[2].length, end, text: '' } : { start: end, end, text: ' const' };
}

/** Files other than the failing one that use the name: they would break. */
async function usedElsewhere(
  name: string,
  source: SourceFile,
  language: 'c' | 'java',
  view: ProjectView,
): Promise<string[]> {
  const found: string[] = [];
  for (const path of await sourceFiles(view, language)) {
    const text = path === source.path ? '' : ((await view.read(path))?.text ?? '');
    if (identifierOffsets(maskCode(text, language), name).length > 0) found.push(path);
  }
  return found;
}

/**
 * A method that is marked as overriding one of a supertype, and none has its name: takes the one near name that the supertypes have, when nothing else
 * uses the wrong one.
 */
export const strategy: Strategy = {
  name: 'near-override',
  summary: 'Gives an overriding method the name that the method of its supertype has, when it is a slip away.',
  safety: 'safe',
  why: 'The method says of itself that it overrides, one inherited name is near, and nothing calls it by the wrong name.',
  async plan(input, view) {
    const [place] = await failingPlaces(input, view);
    const language = place ? languageOf(place.file) : null;
    const source = place ? await view.read(place.file) : null;
    if (!place?.line || !source || (language !== 'java' && language !== 'c'))
      return refuse('The overriding method is not in a file of the project.');
    const code = maskCode(source.text, language);
    const start = lineStarts(source.text)[place.line - 1] ?? 0;
    const head = code.slice(start, start + 600);
    const method = /(?:^|[\w>\]*&\s])(~?\w+)\s*\(/.exec(
      head.replace(/@\w+(?:\([^)]*\))?/g, (note) => ' '.repeat(note.length)),
    );
    const name = method?.[1];
    const type = typeAround(code, start);
    if (!name || !type) return refuse('The overriding method was not found where the compiler points.');
    const names = await inherited(type, source, language, view);
    const constant = names.includes(name) && language === 'c' ? await constOf(name, start, type, source, view) : null;
    if (constant)
      return editPlan(
        input,
        view,
        [{ source, replacements: [constant] }],
        `The supertype has it ${constant.text ? '' : 'not '}as \`const\`:`,
      );
    const right = nearestUnique(name, names);
    if (!right || names.includes(name)) {
      return refuse(`No supertype of \`${type}\` has a method \`${name}\` with these parameters.`, {
        known: names.length > 0 ? [`its supertypes have ${names.slice(0, 12).join(', ')}`] : [],
      });
    }
    const others = await usedElsewhere(name, source, language, view);
    if (others.length > 0)
      return refuse(
        `\`${name}\` is near \`${right}\` of a supertype, but ${others.slice(0, 3).join(', ')} uses it by that name.`,
      );
    const replacements = identifierOffsets(code, name).map((at) => ({ start: at, end: at + name.length, text: right }));
    return editPlan(input, view, [{ source, replacements }], `The supertype calls \`${name}\` \`${right}\`:`);
  },
};
