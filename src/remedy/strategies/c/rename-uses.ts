import type { Location } from '../../../diagnosis/diagnosis.ts';
import { bodyAround } from '../../lookup/c-outline.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { identifierOffsets, lineStarts } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { offsetsAt } from '../rename-near-name.ts';
import { type CompileMessage, compileMessages, unknownName } from './compile-message.ts';

/** Does the body declare the name itself somewhere (`int name =`, a loop variable)? Then only the reported places are meant. */
const declares = (body: string, name: string): boolean =>
  new RegExp(
    `(?:^|[;{(,])\\s*(?:(?!return\\b|else\\b|goto\\b|case\\b)[A-Za-z_][\\w:<>]*[\\s*&]+)+${name}\\s*[=;,:)[({]`,
  ).test(body);

/** Members (`x.name`, `p->name`) and qualified names are other things. */
const isPlainUse = (code: string, at: number): boolean =>
  !/(?:\.|->|::)\s*$/.test(code.slice(Math.max(0, at - 12), at));

/** Places where the output reports this very name as unknown in this file. */
async function reportedPlaces(
  symbol: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Location[]> {
  const places: Location[] = [];
  for (const message of compileMessages(input.report.failure.lines)) {
    if (unknownName(message)?.symbol !== symbol || (await view.resolve(message.file)) !== source.path) continue;
    places.push({ file: source.path, line: message.line, ...(message.column ? { column: message.column } : {}) });
  }
  return places;
}

/**
 * Replaces an unknown name in the functions in which it is reported: compilers report a name once for each function, an undeclared function
 * once for the whole file.
 */
export async function renameUses(
  symbol: string,
  right: string,
  source: SourceFile,
  message: CompileMessage,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const bare = symbol.split('::').at(-1) ?? symbol;
  const name = right.startsWith('std::') && bare === symbol ? right : (right.split('::').at(-1) ?? right);
  const code = maskCode(source.text, 'c');
  const all = identifierOffsets(code, bare);
  const uses = new Set<number>();
  const reported = await reportedPlaces(symbol, source, input, view);
  const own: Location = {
    file: source.path,
    line: message.line,
    ...(message.column ? { column: message.column } : {}),
  };
  for (const place of reported.length > 0 ? reported : [own]) {
    const start = lineStarts(source.text)[(place.line ?? 1) - 1] ?? 0;
    const body = bodyAround(code, start + (place.column ?? 1) - 1);
    const everywhere =
      unknownName(message)?.kind === 'function' && !new RegExp(`\\b${bare}\\s*\\([^;]*\\)\\s*\\{`).test(code);
    const [from, to] = everywhere ? [0, code.length] : (body ?? [0, 0]);
    const wide = !symbol.includes('::') && to > from && !declares(code.slice(from, to), bare);
    const here = wide ? all.filter((at) => at >= from && at < to && isPlainUse(code, at)) : [];
    for (const at of here.length > 0 ? here : offsetsAt(source, place, bare)) uses.add(at);
  }
  if (uses.size === 0)
    return refuse(`\`${bare}\` is not where ${source.path} is said to use it; \`${right}\` is near.`);
  const replacements = [...uses].map((start) => ({ start, end: start + bare.length, text: name }));
  return editPlan(
    input,
    view,
    [{ source, replacements }],
    `\`${bare}\` is ${name.includes('::') ? '' : 'spelled '}\`${name}\`:`,
  );
}
