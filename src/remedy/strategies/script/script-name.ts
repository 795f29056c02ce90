import { escapeRegex } from '../../../pattern/placeholders.ts';
import { failingPlaces } from '../../failing-place.ts';
import { filesNaming, findDefinitions } from '../../lookup/definitions.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { mayUse } from '../../lookup/may-use.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { nodeModuleOf } from '../../lookup/node-builtins.ts';
import { scriptImports } from '../../lookup/script-imports.ts';
import { specifierFor } from '../../lookup/script-paths.ts';
import { identifierOffsets, identifiersIn, lineText } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { renameAt } from '../rename-near-name.ts';
import { ownMember } from './own-member.ts';
import { declareHere } from './undeclared.ts';

/** Core modules of Node whose name is usually the variable, too. */
const CORE = new Set([
  'fs',
  'path',
  'os',
  'util',
  'url',
  'http',
  'https',
  'crypto',
  'zlib',
  'assert',
  'events',
  'stream',
  'readline',
  'net',
  'tls',
  'dns',
  'querystring',
  'worker_threads',
  'perf_hooks',
  'vm',
  'v8',
  'buffer',
]);

/** What every JavaScript program has. Names shorter than four letters are near to too many. */
const GLOBALS =
  'JSON Math Object Array Promise Date RegExp Number String Boolean Symbol Error TypeError RangeError console process Buffer parseInt parseFloat setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask structuredClone globalThis undefined null true false Infinity isNaN encodeURIComponent decodeURIComponent TextEncoder TextDecoder AbortController URLSearchParams'.split(
    ' ',
  );

/** Globals that a name can be meant for: they begin alike, and a name in small letters (`date`, `number`) is a variable, never a class. */
const globalsFor = (symbol: string): string[] =>
  GLOBALS.filter(
    (name) =>
      symbol.length > 3 &&
      name.charAt(0).toLowerCase() === symbol.charAt(0).toLowerCase() &&
      (/^[A-Z]/.test(symbol) || /^[a-z]/.test(name)),
  );

/** Lines of a file that the output names, in order: reports of tests name the test first, and the failing line in a stack below it. */
const linesNamed = (path: string, input: StrategyInput): number[] =>
  [...input.report.failure.text.matchAll(/(?<![\w@.+-])([\w@.+-]{1,200}\.[cm]?[jt]sx?):(\d+)/g)]
    .filter((match) => path === match[1] || path.endsWith(`/${match[1]}`))
    .map((match) => Number(match[2]));

/** Does another file use the name as a global one? Then it may be meant to be shared. */
async function isShared(symbol: string, source: SourceFile, view: ProjectView): Promise<boolean> {
  const name = escapeRegex(symbol);
  const form = new RegExp(`\\b(?:globalThis|window|global|self)\\s*(?:\\.\\s*${name}\\b|\\[\\s*['"]${name}['"])`);
  for (const path of await filesNaming(view, symbol, 'javascript')) {
    const text = (await view.read(path))?.text ?? '';
    if (form.test(text)) return true;
    const code = path === source.path ? '' : maskCode(text, languageOf(path) ?? 'javascript');
    const bare = identifierOffsets(code, symbol).some((at) => !/[.\w$]\s*$/.test(code.slice(0, at)));
    const own = new RegExp(
      `\\b(?:const|let|var|function\\*?|class|import)\\b[^;\\n]*(?<![\\w$.])${name}\\b|[(,]\\s*${name}\\s*[,)=]|(?<![\\w$.])${name}\\s*(?:=>|:)`,
    );
    if (bare && !own.test(code)) return true;
  }
  return false;
}

/** How this file, or else the project, writes relative imports: the extension that it uses. */
async function extensionStyle(source: SourceFile, view: ProjectView): Promise<string> {
  const relative = scriptImports(source.text, source.path).filter(({ specifier }) => specifier.startsWith('.'));
  const [first] = relative;
  if (first) return /\.[cm]?[jt]sx?$/.exec(first.specifier)?.[0] ?? '';
  if (languageOf(source.path) === 'javascript') return (await isModule(source, view)) ? '.js' : '';
  const config = await view.read('tsconfig.json');
  return /"module(?:Resolution)?"\s*:\s*"node(?:16|next)"/i.test(config?.text ?? '') ? '.js' : '';
}

/** ES module syntax, by what the file does, its extension, or its package. */
async function isModule(source: SourceFile, view: ProjectView): Promise<boolean> {
  if (/\.(?:mjs|[mc]?tsx?)$/.test(source.path)) return !source.path.endsWith('.cts');
  const imports = scriptImports(source.text, source.path);
  if (imports.some(({ kind }) => kind === 'import' || kind === 'export')) return true;
  if (imports.some(({ kind }) => kind === 'require')) return false;
  return /"type"\s*:\s*"module"/.test((await view.read('package.json'))?.text ?? '');
}

/** Behind the last import (or directive and leading comment), where a further one belongs. */
function insertionPoint(source: SourceFile): number {
  const imports = scriptImports(source.text, source.path).filter(({ kind }) => kind === 'import' || kind === 'require');
  const last = imports.at(-1);
  const from = last
    ? last.end
    : (/^(?:#![^\n]*\n)?(?:\s*(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/\s*\n|['"]use [a-z ]+['"];?\s*\n))*/.exec(
        source.text,
      )?.[0].length ?? 0);
  if (!last) return from;
  const end = source.text.indexOf('\n', from);
  return end < 0 ? source.text.length : end + 1;
}

function insertLine(source: SourceFile, line: string): { start: number; end: number; text: string } {
  const at = insertionPoint(source);
  const lead = at > 0 && source.text[at - 1] !== '\n' ? source.eol : '';
  return { start: at, end: at, text: `${lead}${line}${source.eol}` };
}

/** Quote and semicolon as the file has them. */
function importLine(source: SourceFile, module: boolean, clause: string, specifier: string): string {
  const [first] = scriptImports(source.text, source.path);
  const quote = first ? (source.text[first.to] ?? "'") : /"/.test(source.text) && !/'/.test(source.text) ? '"' : "'";
  const end =
    first && !/;\s*$/.test(source.text.slice(first.start, source.text.indexOf('\n', first.end) + 1 || undefined))
      ? ''
      : ';';
  return module
    ? `import ${clause} from ${quote}${specifier}${quote}${end}`
    : `const ${clause} = require(${quote}${specifier}${quote})${end}`;
}

/** The name joins the import that the file has of that core module, else it gets a line of its own. */
function importFromCore(
  symbol: string,
  core: string,
  source: SourceFile,
  module: boolean,
  input: StrategyInput,
  view: ProjectView,
): Proposal {
  const bare = core.replace('node:', '');
  const known = scriptImports(source.text, source.path).find(
    ({ specifier, names, kind, typeOnly }) =>
      (specifier === core || specifier === bare) && kind !== 'dynamic' && !typeOnly && names.length > 0,
  );
  const last = known?.names.filter(({ imported }) => imported !== 'default').at(-1);
  const why = `\`${symbol}\` of ${core} is used without import:`;
  if (last) {
    const written = /^[\w$]+(?:\s+as\s+[\w$]+|\s*:\s*[\w$]+)?/.exec(source.text.slice(last.at))?.[0].length ?? 0;
    const at = last.at + written;
    return editPlan(input, view, [{ source, replacements: [{ start: at, end: at, text: `, ${symbol}` }] }], why);
  }
  const line = importLine(source, module, `{ ${symbol} }`, core);
  return editPlan(input, view, [{ source, replacements: [insertLine(source, line)] }], why);
}

/** Adds the import of an unknown name that one module of the project exports (or that is a core module), or corrects a slip. */
export async function fixScriptName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const symbol = input.diagnosis.captures.symbol ?? input.diagnosis.captures.member;
  const [place] = (await failingPlaces(input, view)).filter(({ file }) => /script$/.test(languageOf(file) ?? ''));
  const source = place ? await view.read(place.file) : null;
  if (!symbol || !source) return refuse('The failure does not name an unknown name in a file of the project.');
  const module = await isModule(source, view);
  if (CORE.has(symbol)) {
    const line = importLine(source, module, symbol, `node:${symbol}`);
    return editPlan(
      input,
      view,
      [{ source, replacements: [insertLine(source, line)] }],
      `\`${symbol}\` is used without import:`,
    );
  }
  const definitions = (await findDefinitions(view, symbol, 'javascript')).filter(
    (one) => one.exported && one.file !== source.path && mayUse(source.path, one.file),
  );
  const core = definitions.length === 0 ? nodeModuleOf(symbol) : null;
  if (core) return importFromCore(symbol, core, source, module, input, view);
  const files = [...new Set(definitions.map(({ file }) => file))];
  const [definition] = definitions;
  if (files.length > 1)
    return refuse(`\`${symbol}\` is exported by several modules: ambiguous.`, {
      known: files.slice(0, 6).map((file) => `${file} exports it`),
    });
  if (definition) {
    const style = await extensionStyle(source, view);
    const specifier = specifierFor(source.path, definition.file, `x${style}`);
    const isType = /^(?:interface|type)/.test(definition.kind);
    const clause = definition.isDefault ? symbol : isType ? `type { ${symbol} }` : `{ ${symbol} }`;
    const line = importLine(source, module, clause, specifier);
    return editPlan(
      input,
      view,
      [{ source, replacements: [insertLine(source, line)] }],
      `\`${symbol}\` is exported by ${definition.file} and not imported:`,
    );
  }
  const language = languageOf(source.path) ?? 'javascript';
  const own = place?.line ? ownMember(maskCode(source.text, language), place.line, symbol) : null;
  if (own)
    return editPlan(input, view, [{ source, replacements: own }], `\`${symbol}\` is a member of the class around it:`);
  const names = identifiersIn(maskCode(source.text, language));
  names.delete(symbol);
  const masked = maskCode(source.text, language);
  const lines = [place?.line, ...linesNamed(source.path, input)].filter((line) => line !== undefined);
  const line = lines.find((one) => identifierOffsets(lineText(masked, one), symbol).length > 0);
  const declared = line && !(await isShared(symbol, source, view)) ? declareHere(masked, line, symbol) : null;
  const near = nearestUnique(
    symbol,
    [...names, ...globalsFor(symbol)].filter((name) => name.length > 2),
  );
  const renamed = near ? await renameAt(input, view, symbol, near, `\`${symbol}\` is spelled \`${near}\`:`) : null;
  if (!renamed && declared)
    return editPlan(input, view, [{ source, replacements: declared }], `Nothing declares \`${symbol}\`:`);
  return (
    renamed ?? refuse(`\`${symbol}\` is neither defined in ${source.path} nor exported by a module of the project.`)
  );
}
