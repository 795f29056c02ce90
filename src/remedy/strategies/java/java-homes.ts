import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { javaImports, javaPackage } from '../../lookup/java-imports.ts';
import { jdkRivalOf, jdkTypeOf } from '../../lookup/java-jdk.ts';
import { isTestFile } from '../../lookup/test-file.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';

/** A type of the project by its full name, and the file that defines it. */
export interface ProjectType {
  name: string;
  file: string;
}

/** Every type of the project with this simple name that code of `from` may use: tests only from tests. */
export async function projectTypes(simple: string, from: string, view: ProjectView): Promise<ProjectType[]> {
  const found: ProjectType[] = [];
  for (const { file, text } of await findDefinitions(view, simple, 'java')) {
    if (/^\s/.test(text) || (isTestFile(file) && !isTestFile(from))) continue;
    const home = javaPackage((await view.read(file))?.text ?? '');
    found.push({ name: home ? `${home}.${simple}` : simple, file });
  }
  return found;
}

/** Full names under which other files of the project import a type (or static member) of this simple name. */
export async function importedElsewhere(simple: string, isStatic: boolean, view: ProjectView): Promise<string[]> {
  const found = new Set<string>();
  for (const file of await sourceFiles(view, 'java')) {
    const text = (await view.read(file))?.text ?? '';
    if (!text.includes(`.${simple};`)) continue;
    for (const item of javaImports(text))
      if (item.isStatic === isStatic && item.name.endsWith(`.${simple}`)) found.add(item.name);
  }
  return [...found];
}

/** Full names that a simple type name may mean in a file: of the project, of the JDK, else as other files import it. */
export async function typeHomes(simple: string, source: SourceFile, view: ProjectView): Promise<string[]> {
  const own = (await projectTypes(simple, source.path, view)).map(({ name }) => name);
  const jdk = jdkTypeOf(simple);
  const rival = jdkRivalOf(simple);
  const rivalled = rival !== null && javaImports(source.text).some(({ name }) => name.startsWith(rival));
  const known = [...new Set([...own, ...(jdk ? [jdk] : []), ...(jdk && rivalled ? [`${rival}.${simple}`] : [])])];
  return known.length > 0 ? known : importedElsewhere(simple, false, view);
}
