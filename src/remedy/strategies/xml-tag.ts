import { nearestUnique } from '../lookup/nearest-name.ts';
import { lineSpan, lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const LIBXML =
  /^\s*([^\s:]+):(\d+): parser error : Opening and ending tag mismatch: ([\w:.-]+) line (\d+) and ([\w:.-]+)/;
const MAVEN =
  /POM (\S+?): end tag name <\/([\w:.-]+)> must match start tag name <([\w:.-]+)> from line (\d+)[^\n]*?@(\d+):\d+/;

/** Element names of a Maven build file. */
const POM =
  'project parent groupId artifactId version packaging name description url properties dependencies dependency scope type classifier optional exclusions exclusion dependencyManagement build plugins plugin pluginManagement configuration executions execution goals goal phase id modules module profiles profile activation repositories repository pluginRepositories pluginRepository resources resource directory includes include excludes exclude finalName sourceDirectory testSourceDirectory distributionManagement licenses license developers developer scm reporting'.split(
    ' ',
  );

/** Is the name an element elsewhere: in this file at another place, in another file of the project, or in the vocabulary of Maven? */
async function isKnown(name: string, source: SourceFile, places: number[], view: ProjectView): Promise<boolean> {
  if (/(?:^|\/)pom\.xml$/.test(source.path) && POM.includes(name)) return true;
  const own = [...source.text.matchAll(new RegExp(`</?${name.replace(/[.]/g, '\\.')}(?=[\\s/>])`, 'g'))];
  if (own.some(({ index }) => !places.includes(index))) return true;
  const grep = (await view.git.isRepo())
    ? await view.query(['git', 'grep', '-lwIF', '-e', name, '--', `:!${source.path}`], { cwd: '', timeoutMs: 10_000 })
    : null;
  return grep?.exitCode === 0;
}

/**
 * Two tags of one XML element are spelled differently, a slip apart. The one whose name is known (elsewhere in the file or the project, or to Maven) is right,
 * and the other is corrected; when both are known, or neither, that is for a person.
 */
export const strategy: Strategy = {
  name: 'xml-tag',
  summary: 'Spells the two tags of an XML element alike, by the name that the project knows.',
  safety: 'safe',
  why: 'The parser names both tags, they are a slip apart, and only one of the two names occurs elsewhere.',
  async plan(input, view) {
    const xml = rootMatch(input, LIBXML);
    const maven = xml ? null : rootMatch(input, MAVEN);
    const [file = '', opened = '', openLine = 0, closed = '', closeLine = 0] = xml
      ? [xml[1], xml[3], Number(xml[4]), xml[5], Number(xml[2])]
      : [maven?.[1], maven?.[3], Number(maven?.[4]), maven?.[2], Number(maven?.[5])];
    const path = file ? await view.resolve(file) : null;
    const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
    if (!source || !nearestUnique(closed, [opened]))
      return refuse(
        `\`${opened}\` and \`${closed}\` are not one name that is misspelled: an element is not closed, or closed twice.`,
      );
    const at = (line: number, tag: string, last: boolean): number => {
      const span = lineSpan(source.text, line);
      const shown = span ? source.text.slice(...span) : '';
      const index = last ? shown.lastIndexOf(tag) : shown.indexOf(tag);
      return index < 0 ? -1 : (lineStarts(source.text)[line - 1] ?? 0) + index;
    };
    const open = at(openLine, `<${opened}`, false);
    const close = at(closeLine, `</${closed}`, true);
    if (open < 0 || close < 0) return refuse('The tags are not where the parser points.');
    const places = [open, close];
    const [left, right] = [await isKnown(opened, source, places, view), await isKnown(closed, source, places, view)];
    if (left === right)
      return refuse(`\`${opened}\` and \`${closed}\` are one element, and which spelling is right is not certain.`, {
        steps: [`spell both tags alike in ${source.path} (lines ${openLine} and ${closeLine})`],
      });
    const edit = left
      ? { start: close + 2, end: close + 2 + closed.length, text: opened }
      : { start: open + 1, end: open + 1 + opened.length, text: closed };
    return editPlan(
      input,
      view,
      [{ source, replacements: [edit] }],
      `The element is called \`${left ? opened : closed}\`:`,
    );
  },
};
