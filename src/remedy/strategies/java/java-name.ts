import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { javaImportInsertions, javaImports, javaPackage } from '../../lookup/java-imports.ts';
import { JAVA_LANG, jdkTypeNames } from '../../lookup/java-jdk.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { withNew } from './constructor-name.ts';
import { importedElsewhere, projectTypes, typeHomes } from './java-homes.ts';
import { fixJavaImport } from './java-import.ts';
import { fixJavaMember } from './java-member.ts';
import { type JavaMessage, javaMessage, javaMessages, missingType } from './java-message.ts';

/** javac does not know a name: a type that is not imported, a member or variable that is misspelled, or an import that leads nowhere. */
export async function fixJavaName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const message = javaMessage(input);
  const path = message ? await view.resolve(message.file) : null;
  const source = path ? await view.read(path) : null;
  if (!message || !source) return refuse('The Java file with the unknown name is not part of the project.');
  const guarded = await view.guard(source.path);
  if (guarded) return refuse(`${source.path} is not edited: ${guarded}.`);
  if (/^\s*import\b/.test(source.text.split('\n')[message.line - 1] ?? ''))
    return fixJavaImport(message, source, input, view);
  const type = missingType(message);
  if (type) return fixType(type, message, source, input, view);
  if (/^package [\w.]+ does not exist/.test(message.text)) return fixJavaImport(message, source, input, view);
  if (!message.symbol) return refuse('The message names no symbol.');
  if (message.symbol.kind === 'method') {
    const made = await withNew(message.symbol.name, source, message.line, input, view);
    if (made) return made;
    const proposal = await fixJavaMember(message, source, input, view);
    return proposal.kind === 'refuse'
      ? ((await staticImport(message.symbol.name, source, input, view)) ?? proposal)
      : proposal;
  }
  return fixJavaMember(message, source, input, view);
}

/** Types that the output says this file lacks, each with its only home. */
async function lackingTypes(source: SourceFile, input: StrategyInput, view: ProjectView): Promise<string[]> {
  const names = new Set<string>();
  for (const message of javaMessages(input.report.failure.lines)) {
    const type = missingType(message);
    if (!type || (await view.resolve(message.file)) !== source.path) continue;
    const homes = (await typeHomes(type, source, view)).filter((home) => isImportable(home, source));
    if (homes.length === 1 && homes[0]) names.add(homes[0]);
  }
  return [...names].sort();
}

/** What stands in the same package needs no import. */
const isImportable = (home: string, source: SourceFile): boolean => {
  const home_ = home.slice(0, Math.max(0, home.lastIndexOf('.')));
  return (
    home_ !== '' &&
    home_ !== javaPackage(source.text) &&
    !javaImports(source.text).some(({ name, isStatic }) => !isStatic && name === home)
  );
};

async function fixType(
  type: string,
  message: JavaMessage,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const homes = await typeHomes(type, source, view);
  const own = javaImports(source.text).find(({ name, isStatic }) => !isStatic && name.endsWith(`.${type}`));
  if (own) return refuse(`${source.path} imports ${own.name}, which is what fails: \`${type}\` follows from it.`);
  const importable = homes.filter((home) => isImportable(home, source));
  if (importable.length > 1) {
    return refuse(`\`${type}\` is not imported in ${source.path}; several types have that name: ambiguous.`, {
      known: importable,
    });
  }
  if (importable.length === 1) {
    const lacking = await lackingTypes(source, input, view);
    const names = lacking.length > 0 ? lacking : importable;
    const replacements = javaImportInsertions(
      source.text,
      names.map((name) => ({ name })),
      source.eol,
    );
    return editPlan(
      input,
      view,
      [{ source, replacements }],
      `${names.join(', ')} ${names.length > 1 ? 'are used without their imports' : 'is used without its import'}:`,
    );
  }
  const there = (await projectTypes(type, source.path, view)).map(({ file }) => file);
  if (there.length > 0) {
    return refuse(
      `\`${type}\` is defined in ${there.join(', ')}, in the same package, but that file is not compiled together with ${source.path}.`,
      {
        known: there.map((file) => `${file} defines \`${type}\``),
        steps: ['compile it too: name the file on the command line, or set -sourcepath'],
      },
    );
  }
  const right = nearestUnique(type, await typesInSight(source, view));
  if (!right)
    return refuse(`Neither the project nor the JDK has a type called \`${type}\`.`, await declaredBy(message, view));
  const uses = identifierOffsets(maskCode(source.text, 'java'), type);
  const replacements = uses.map((start) => ({ start, end: start + type.length, text: right }));
  return editPlan(input, view, [{ source, replacements }], `\`${type}\` is spelled \`${right}\`:`);
}

/** Simple names of types that the file can name: imported, of its package, of `java.lang`, of the JDK. */
async function typesInSight(source: SourceFile, view: ProjectView): Promise<string[]> {
  const names = new Set<string>([...JAVA_LANG, ...jdkTypeNames()]);
  for (const { name, isStatic } of javaImports(source.text))
    if (!isStatic) names.add(name.slice(name.lastIndexOf('.') + 1));
  for (const file of await sourceFiles(view, 'java')) {
    const own = /(\w+)\.java$/.exec(file)?.[1];
    if (own) names.add(own);
  }
  return [...names];
}

/** What may explain a type that nobody knows: it is generated, or comes from a library. */
async function declaredBy({ text }: JavaMessage, view: ProjectView): Promise<{ known: string[] }> {
  const builds = await view.list(['**/pom.xml', '**/build.gradle', '**/build.gradle.kts']);
  return {
    known:
      builds.length > 0
        ? [`${builds.slice(0, 3).join(', ')} ${builds.length > 1 ? 'declare' : 'declares'} the libraries`]
        : [text].slice(1),
  };
}

/** A method that other files import statically (`assertEquals`): imported here the same way. */
async function staticImport(
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const homes = await importedElsewhere(name, true, view);
  const [home] = homes;
  if (!home || homes.length > 1 || (await findDefinitions(view, name, 'java')).length > 0) return null;
  const replacements = javaImportInsertions(source.text, [{ name: home, isStatic: true }], source.eol);
  return editPlan(
    input,
    view,
    [{ source, replacements }],
    `Other files import \`${name}\` from ${home.slice(0, home.lastIndexOf('.'))}:`,
  );
}
