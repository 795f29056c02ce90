import { findDefinitions } from '../../lookup/definitions.ts';
import { javaImports } from '../../lookup/java-imports.ts';
import { jdkTypeOf } from '../../lookup/java-jdk.ts';
import { type JavaType, javaLocals, javaTypeIn } from '../../lookup/java-types.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { lineStarts } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { renameAt } from '../rename-near-name.ts';
import type { JavaMessage } from './java-message.ts';
import { otherForm } from './java-size.ts';

/** Superclasses and interfaces are followed this far. */
const MAX_BASES = 10;

/** Members of a type that the project defines, inherited ones included, and the file of the type itself. */
async function membersInProject(
  type: string,
  source: SourceFile,
  view: ProjectView,
): Promise<{ file: string; type: JavaType } | null> {
  const queue = [type];
  const all: JavaType = { methods: [], fields: [], bases: [] };
  let file: string | null = null;
  for (let index = 0; index < queue.length && index < MAX_BASES; index++) {
    const name = queue[index] ?? '';
    const files = [source.path, ...(await findDefinitions(view, name, 'java')).map((definition) => definition.file)];
    for (const path of files) {
      const found = javaTypeIn((await view.read(path))?.text ?? '', name);
      if (!found) continue;
      file ??= path;
      all.methods.push(...found.methods);
      all.fields.push(...found.fields);
      for (const base of found.bases) if (!queue.includes(base)) queue.push(base);
      break;
    }
  }
  return file ? { file, type: all } : null;
}

/** The full name of a JDK type as the file sees it; null for types of libraries. */
const jdkName = (type: string, source: SourceFile): string | null => {
  if (type.startsWith('java.')) return type;
  const imported = javaImports(source.text).find(({ name }) => name.endsWith(`.${type}`))?.name;
  if (imported) return imported.startsWith('java') ? imported : null;
  return jdkTypeOf(type) ?? (/^[A-Z]\w+$/.test(type) ? `java.lang.${type}` : null);
};

/** Public members of a JDK type, as `javap` lists them. */
async function membersInJdk(type: string, source: SourceFile, view: ProjectView): Promise<JavaType | null> {
  const name = jdkName(type, source);
  const answer = name && (await view.which('javap')) ? await view.query(['javap', '-public', name], { cwd: '' }) : null;
  if (answer?.exitCode !== 0) return null;
  const lines = answer.stdout.split('\n').filter((line) => line.startsWith('  '));
  const method = (line: string): string | undefined => /(\w+)\(/.exec(line)?.[1];
  const field = (line: string): string | undefined => /(\w+);$/.exec(line)?.[1];
  return {
    methods: lines.flatMap((line) => method(line) ?? []),
    fields: lines.flatMap((line) => (line.includes('(') ? [] : (field(line) ?? []))),
    bases: [],
  };
}

/** A method, field or variable that is a slip away from the one that is there. */
export async function fixJavaMember(
  message: JavaMessage,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const { symbol, location } = message;
  if (!symbol) return refuse('The message names no symbol.');
  const type = (location?.name ?? '').split(/[.$]/).at(-1) ?? '';
  const project = type ? await membersInProject(type, source, view) : null;
  const members = project?.type ?? (type ? await membersInJdk(location?.name ?? type, source, view) : null);
  const names = new Set(symbol.kind === 'method' ? members?.methods : members?.fields);
  if (symbol.kind === 'variable' && location?.kind !== 'variable') {
    const at = (lineStarts(source.text)[message.line - 1] ?? 0) + (message.column ?? 1) - 1;
    for (const name of javaLocals(source.text, at)) names.add(name);
  }
  const form = members
    ? otherForm(message, members.methods, false, source)
    : otherForm(message, [], /\[\]/.test(location?.name ?? ''), source);
  if (form)
    return editPlan(input, view, [{ source, replacements: [form] }], `\`${type || 'An array'}\` has it in this form:`);
  names.delete(symbol.name);
  const right = nearestUnique(symbol.name, names);
  if (right) {
    const plan = await renameAt(
      input,
      view,
      symbol.name,
      right,
      `\`${symbol.name}\` is spelled \`${right}\`${project ? ` (${project.file})` : ''}:`,
    );
    return plan ?? refuse(`\`${symbol.name}\` is not where ${source.path} is said to use it.`);
  }
  const has = [...names].slice(0, 12);
  return refuse(`\`${type || 'The type'}\` has no ${symbol.kind} \`${symbol.name}\`, and none that it has is near.`, {
    known: has.length > 0 ? [`${project ? `${project.file}: ` : ''}\`${type}\` has ${has.join(', ')}`] : [],
  });
}
