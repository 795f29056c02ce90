import type { FactFinder } from '../facts-for.ts';
import { failingPlaces } from '../failing-place.ts';
import { sourceFiles } from '../lookup/definitions.ts';
import { goImports, nameOfImport } from '../lookup/go-imports.ts';
import { folderOfImport, goFilesIn, goModuleOf } from '../lookup/go-module.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { identifierOffsets, lineAt, lineText } from '../lookup/source-text.ts';
import type { ProjectView } from '../remedy.ts';

/** The circle as Go prints it: `package a`, then `imports b` for each step. */
const circleIn = (lines: readonly string[]): string[] => {
  const end = lines.findIndex((line) => line.includes('import cycle not allowed'));
  const circle: string[] = [];
  for (let at = end; at >= 0 && at > end - 40; at--) {
    const path = /^\s*(?:package|imports) ([^\s:]+)/.exec(lines[at] ?? '')?.[1];
    if (!path) break;
    circle.unshift(path);
    if (path === circle.at(-1) && circle.length > 1) break;
  }
  return circle;
};

/** Where one package imports another, and which of its names it uses. */
async function importOf(from: string, to: string, view: ProjectView): Promise<string | null> {
  const [any] = await sourceFiles(view, 'go');
  const module = any ? await goModuleOf(view, any) : null;
  const folder = module ? folderOfImport(module, from) : null;
  for (const file of folder === null ? [] : await goFilesIn(view, folder)) {
    const text = (await view.read(file))?.text ?? '';
    const item = goImports(text).find(({ path }) => path === to);
    if (!item) continue;
    const name = nameOfImport(item);
    const code = maskCode(text, 'go');
    const used = identifierOffsets(code, name).map((at) => /^\.(\w+)/.exec(code.slice(at + name.length))?.[1]);
    const names = [...new Set(used.filter(Boolean))].slice(0, 4).map((one) => `${name}.${one}`);
    return `${file}:${lineAt(text, item.start)} imports ${to}${names.length > 0 ? ` for ${names.join(', ')}` : ''}`;
  }
  return null;
}

/** The packages of an import cycle, and what each needs of the next. */
export const cycleFacts: FactFinder = async (_diagnosis, view, report) => {
  const circle = circleIn(report?.failure.lines ?? []);
  if (circle.length < 2) return [];
  const steps = await Promise.all(circle.slice(1).map((to, index) => importOf(circle[index] ?? '', to, view)));
  return [`the circle is ${circle.join(' → ')}`, ...steps.filter((step): step is string => step !== null)];
};

/** A panic about nil: the statement, and where the map or pointer in it is declared. */
export const nilFacts: FactFinder = async (diagnosis, view, report) => {
  const places = report ? await failingPlaces({ diagnosis, report, options: {} }, view, 'go') : [];
  const [place] = places;
  const source = place ? await view.read(place.file) : null;
  if (!place?.line || !source) return [];
  const statement = lineText(source.text, place.line).trim();
  const facts = [`${place.file}:${place.line} is \`${statement.slice(0, 120)}\``];
  const map = /(\w+)\s*\[[^\]]*\]\s*(?:[-+*/|&]?=|\+\+|--)/.exec(statement)?.[1];
  const declared = map
    ? new RegExp(`\\b${map}\\b(?:[ \\t]*,[ \\t]*\\w+)*[ \\t]+map\\[[^\\n]*`).exec(source.text)
    : null;
  if (map && declared) {
    const line = lineAt(source.text, declared.index);
    const made = new RegExp(`\\b${map}\\b\\s*(?::|:?=)\\s*(?:make\\(|map\\[)`).test(source.text);
    facts.push(
      `${source.path}:${line} declares \`${declared[0].trim().slice(0, 80)}\`${made ? '' : `; nothing in the file makes it with \`make(…)\``}`,
    );
  }
  return facts;
};

/** The function that may end without a return, and what it returns. */
export const missingReturnFacts: FactFinder = async ({ locations }, view) => {
  const [place] = locations;
  const path = place ? await view.resolve(place.file) : null;
  const source = path ? await view.read(path) : null;
  if (!place?.line || !source) return [];
  for (let line = place.line; line > 0; line--) {
    const head = lineText(source.text, line);
    if (/^func\b/.test(head))
      return [`${source.path}:${line} \`${head.trim().slice(0, 120)}\` needs a return or panic on every path`];
  }
  return [];
};

/** Where the Go modules of the project are, for a command that was started outside of them. */
export const moduleFacts: FactFinder = async (_diagnosis, view) => {
  const modules = await view.list(['go.mod', '**/go.mod']);
  if (modules.length === 0) return ['the project has no go.mod: `go mod init <path>` makes one'];
  return modules
    .slice(0, 3)
    .map((path) =>
      path === 'go.mod'
        ? 'go.mod is in the root'
        : `${path} is a module: run it in ${path.slice(0, -'/go.mod'.length)}/ (\`go -C\` or \`cd\`)`,
    );
};
