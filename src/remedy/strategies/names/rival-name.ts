import { failingPlaces } from '../../failing-place.ts';
import { filesNaming } from '../../lookup/definitions.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestNames } from '../../lookup/nearest-name.ts';
import { resolveScript } from '../../lookup/script-paths.ts';
import { closingBracket, identifierOffsets, identifiersIn } from '../../lookup/source-text.ts';
import type { ProjectView, StrategyInput } from '../../remedy.ts';
import { exportsOf } from '../script/script-exports.ts';

/** Files that may declare the proposed name: more are not looked into. */
const MAX_FILES = 40;

/** Names that are declared beside `name`: in each block (class, interface, enum, object) that declares it. */
function besides(code: string, name: string): Set<string> {
  const names = new Set<string>();
  for (const at of identifierOffsets(code, name)) {
    if (!/^\s*[?!]?\s*[:(=,}<]/.test(code.slice(at + name.length))) continue;
    if (!/[{};,]\s*(?:(?:public|private|protected|readonly|static|async|get|set)\s+)*$/.test(code.slice(0, at)))
      continue;
    let open = code.lastIndexOf('{', at);
    while (open >= 0 && closingBracket(code, open) >= 0 && closingBracket(code, open) < at) {
      open = code.lastIndexOf('{', open - 1);
    }
    const end = open < 0 ? -1 : closingBracket(code, open);
    if (end > at) for (const other of identifiersIn(code.slice(open, end))) names.add(other);
  }
  return names;
}

/** The names among which TypeScript chose its proposal: exports of the module, members of the type, declarations of the file. */
async function offered(input: StrategyInput, view: ProjectView, right: string): Promise<Set<string>> {
  const [place] = (await failingPlaces(input, view)).filter(({ file }) => /script$/.test(languageOf(file) ?? ''));
  const source = place ? await view.read(place.file) : null;
  if (!source) return new Set();
  const { module } = input.diagnosis.captures;
  if (module && /has no exported member/.test(input.diagnosis.root)) {
    const target = await resolveScript(view, source.path, module.replace(/^["']|["']$/g, ''));
    return new Set(target ? (await exportsOf(target, view)).names : []);
  }
  if (/Property '/.test(input.diagnosis.root)) {
    const names = new Set<string>();
    for (const path of (await filesNaming(view, right, 'typescript')).slice(0, MAX_FILES)) {
      const code = maskCode((await view.read(path))?.text ?? '', 'typescript');
      for (const name of besides(code, right)) names.add(name);
    }
    return names;
  }
  const code = maskCode(source.text, 'typescript');
  const declared =
    /\b(?:const|let|var|function\*?|class|enum|interface|type|import)\s+\{?\s*([\w$]+)|[(,{]\s*([\w$]+)\s*(?=[?:,})=])/g;
  return new Set([...code.matchAll(declared)].map((match) => match[1] ?? match[2] ?? ''));
}

/**
 * A compiler proposes the first of several names that are equally near. Another one that is as near as its proposal, or null: with two of them nobody
 * knows which is meant.
 */
export async function rivalName(
  input: StrategyInput,
  view: ProjectView,
  wrong: string,
  right: string,
): Promise<string | null> {
  const names = await offered(input, view, right);
  const [own] = nearestNames(wrong, [right]);
  names.delete(right);
  const [rival] = nearestNames(wrong, names, 1);
  return own && rival && rival.distance <= own.distance ? rival.name : null;
}
