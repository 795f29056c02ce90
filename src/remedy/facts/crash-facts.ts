import type { FactFinder } from '../facts-for.ts';
import { isHeader } from '../lookup/c-headers.ts';
import { cIncludes } from '../lookup/c-includes.ts';
import { outerCode } from '../lookup/c-outline.ts';
import { sourceFiles } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { lineAt, lineText } from '../lookup/source-text.ts';

/** Tools that show where a native program crashed, best first. */
const TOOLS = ['gdb', 'lldb', 'valgrind', 'coredumpctl'];

/** A crash of a native program: what make ran, and what is here to look at it. */
export const crashFacts: FactFinder = async (_diagnosis, view, report) => {
  const facts: string[] = [];
  for (const line of report?.failure.lines ?? []) {
    const found = /\*\*\* \[([^\s:\]]+):(\d+): [^\]]+\] (?:Error 1(?:39|34)|Segmentation fault|Aborted)/.exec(line);
    const path = found?.[1] ? await view.resolve(found[1]) : null;
    const source = path ? await view.read(path) : null;
    if (!found || !source) continue;
    const recipe = lineText(source.text, Number(found[2]))
      .trim()
      .replace(/^[@+-]+/, '');
    facts.push(`${source.path}:${found[2]} runs \`${recipe.slice(0, 120)}\``);
  }
  const here = [];
  for (const tool of TOOLS) if (await view.which(tool)) here.push(tool);
  const compilers = [];
  for (const tool of ['gcc', 'clang']) if (await view.which(tool)) compilers.push(tool);
  if (here.length > 0) facts.push(`${here.slice(0, 2).join(' and ')} ${here.length > 1 ? 'are' : 'is'} installed`);
  else if (compilers[0])
    facts.push(
      `no debugger is installed; ${compilers[0]} is, and its \`-fsanitize=address -g\` names the line of a bad pointer`,
    );
  return facts;
};

/** A variable that several objects define: the header with the definition, and who includes it. */
export const duplicateFacts: FactFinder = async ({ captures, root }, view) => {
  const symbol = captures.symbol ?? captures.member ?? /multiple definition of [`'‘]([\w:]+)/.exec(root)?.[1] ?? '';
  const name = symbol.replace(/\(.*$/, '').split('::').at(-1) ?? '';
  if (!/^\w+$/.test(name)) return [];
  const files = await sourceFiles(view, 'c');
  const form = new RegExp(
    `^(?!\\s*(?:extern|static|typedef|inline|using)\\b)[ \\t]*[A-Za-z_][\\w \\t*:<>]*[ \\t*&]${name}[ \\t]*(?:\\[[^\\]\\n]*\\][ \\t]*)*(?:=|;|\\([^;{}]*\\)[^;{}]*\\{)`,
    'm',
  );
  const facts: string[] = [];
  for (const path of files) {
    const source = await view.read(path);
    const found = source ? form.exec(outerCode(maskCode(source.text, 'c'))) : null;
    if (!source || !found) continue;
    const line = lineAt(source.text, found.index + found[0].search(/\S/));
    const users = [];
    for (const other of isHeader(path) ? files : []) {
      const text = (await view.read(other))?.text ?? '';
      if (cIncludes(text).some(({ name: included }) => path === included || path.endsWith(`/${included}`)))
        users.push(other);
    }
    const included =
      users.length > 0 ? `, which ${users.slice(0, 4).join(' and ')} include${users.length > 1 ? '' : 's'}` : '';
    facts.push(`\`${lineText(source.text, line).trim().slice(0, 80)}\` stands in ${path}:${line}${included}`);
  }
  return facts.slice(0, 3);
};
