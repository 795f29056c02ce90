import type { ProjectView } from '../../remedy.ts';
import { yamlKind } from '../config/yaml-kind.ts';

/**
 * What every linter of YAML asks for and nobody decides: no blanks at line ends, one line end at the end of the file, two blank lines at most, blanks around
 * the sign of a comment. Null when the text would then say something else (blanks that belong to a block of text).
 */
export async function tidyYaml(text: string, view: ProjectView): Promise<string | null> {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/).map((line) =>
    line
      .trimEnd()
      .replace(/^([ \t]*#+)(?=[^\s#!])/, '$1 ')
      .replace(/^([^#'"]*[^\s#'"]) (?=#[ \t])/, '$1  '),
  );
  const tidy = `${lines.join(eol).trimEnd()}${eol}`.replace(/(?:\r?\n){4,}/g, eol.repeat(3));
  const verdicts = await yamlKind.read([text, tidy], view);
  const [before, after] = verdicts ?? [];
  return before?.ok && after?.ok && before.meaning === after.meaning ? tidy : null;
}
