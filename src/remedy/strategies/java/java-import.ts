import { basename, dirname } from 'node:path/posix';
import { sourceFiles } from '../../lookup/definitions.ts';
import { type JavaImport, javaImports, javaPackage } from '../../lookup/java-imports.ts';
import { jdkTypeOf } from '../../lookup/java-jdk.ts';
import { findMovedFolder } from '../../lookup/moved-folder.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { projectTypes } from './java-homes.ts';
import type { JavaMessage } from './java-message.ts';

/** The part of an import that is a type: `a.b.Type`, of `static a.b.Type.member` too. Null for a whole package. */
const typeIn = (name: string): string | null => /^((?:[a-z_]\w*\.)*[A-Z]\w*)/.exec(name)?.[1] ?? null;

/** Every file of the project that imports `old` (or below it), with the name as it becomes. */
async function repoint(old: string, now: string, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const edits = [];
  for (const file of await sourceFiles(view, 'java')) {
    const source = await view.read(file);
    const items = javaImports(source?.text ?? '').filter(({ name }) => name === old || name.startsWith(`${old}.`));
    if (!source || items.length === 0 || (await view.guard(file)) !== null) continue;
    const replacements = items.map(({ nameAt }) => ({ start: nameAt, end: nameAt + old.length, text: now }));
    edits.push({ source, replacements });
  }
  return editPlan(input, view, edits, `${old} is ${now} now:`);
}

/** Packages to which the files of an old package went; by git's renames, the folder's name, or a near name. */
async function movedPackages(old: string, view: ProjectView): Promise<string[]> {
  const files = await sourceFiles(view, 'java');
  const roots = new Set(['']);
  for (const file of files) {
    const home = javaPackage((await view.read(file))?.text ?? '').replaceAll('.', '/');
    const folder = dirname(file);
    if (home && folder.endsWith(home)) roots.add(folder.slice(0, -home.length).replace(/\/$/, ''));
  }
  const found = new Set<string>();
  for (const root of roots) {
    for (const folder of await findMovedFolder(view, `${root ? `${root}/` : ''}${old.replaceAll('.', '/')}`, (file) =>
      file.endsWith('.java'),
    )) {
      const [file] = files.filter((path) => dirname(path) === folder);
      const home = file ? javaPackage((await view.read(file))?.text ?? '') : '';
      if (home && home !== old) found.add(home);
    }
  }
  return [...found];
}

const ofLine = (message: JavaMessage, source: SourceFile): JavaImport | undefined =>
  javaImports(source.text).find(({ start }) => source.text.slice(0, start).split('\n').length === message.line);

/** An import that leads nowhere: the class or package moved inside the project, or its name is misspelled. */
export async function fixJavaImport(
  message: JavaMessage,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const item = ofLine(message, source);
  const printed = item?.name ?? /^package ([\w.]+) does not exist/.exec(message.text)?.[1];
  if (!printed) return refuse('The message names no import.');
  const type = typeIn(printed);
  if (!type) {
    const old = printed.replace(/\.\*$/, '');
    const homes = await movedPackages(old, view);
    if (homes.length === 1 && homes[0]) return repoint(old, homes[0], input, view);
    return homes.length > 1
      ? refuse(`Package ${old} does not exist; several may be meant: ambiguous.`, { known: homes })
      : library(old, view);
  }
  const simple = type.slice(type.lastIndexOf('.') + 1);
  const homes = (await projectTypes(simple, source.path, view)).filter(({ name }) => name !== type);
  const names = [...new Set(homes.map(({ name }) => name))];
  const [home] = names;
  if (names.length > 1)
    return refuse(`${type} does not exist; several types are called \`${simple}\`: ambiguous.`, { known: names });
  if (home?.includes('.')) return repoint(type, home, input, view);
  const jdk = jdkTypeOf(simple);
  if (jdk && jdk !== type && /^javax?\./.test(type)) return repoint(type, jdk, input, view);
  const beside = (await sourceFiles(view, 'java')).filter((file) =>
    dirname(file).endsWith(type.slice(0, -simple.length - 1).replaceAll('.', '/')),
  );
  const near = nearestUnique(
    simple,
    beside.map((file) => basename(file, '.java')),
  );
  if (near && beside.length > 0) return misspelled(type, simple, near, source, input, view);
  return library(type, view);
}

/** The package is right, the class is spelled otherwise: in the import and wherever the file uses it. */
function misspelled(
  type: string,
  wrong: string,
  right: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal {
  const uses = [...source.text.matchAll(new RegExp(`(?<![\\w$"'])${wrong}(?![\\w$])`, 'g'))];
  const replacements = uses.map(({ index }) => ({ start: index, end: index + wrong.length, text: right }));
  return editPlan(input, view, [{ source, replacements }], `${type} is spelled \`${right}\`:`);
}

/** A package of a library: told, with what the build declares; nothing is fetched. */
async function library(name: string, view: ProjectView): Promise<Proposal> {
  const builds = await view.list(['pom.xml', '**/pom.xml', '**/build.gradle', '**/build.gradle.kts']);
  const parts = name.split('.').slice(0, 3).join('.');
  const naming = [];
  for (const path of builds) if ((await view.read(path))?.text.includes(parts)) naming.push(path);
  return refuse(`No source of the project defines ${name}, so it comes from a library that is not on the class path.`, {
    known: [
      ...naming.map((path) => `${path} names ${parts}`),
      ...(naming.length === 0 && builds[0] ? [`${builds.slice(0, 3).join(', ')} does not name ${parts}`] : []),
    ],
    steps: builds.some((path) => path.endsWith('pom.xml'))
      ? [
          'declared → build with Maven (`mvn compile`), which sets the class path; not declared → add the dependency to pom.xml',
        ]
      : builds.length > 0
        ? ['declared → build with Gradle, which sets the class path; not declared → add it to dependencies']
        : ['put the library on the class path: `javac -cp path/to/library.jar …`'],
  });
}
