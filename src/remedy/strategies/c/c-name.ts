import { buildFlags } from '../../lookup/c-build-flags.ts';
import { declaringHeaders, includedFile, includeSpelling } from '../../lookup/c-headers.ts';
import { cIncludes, includeInsertions } from '../../lookup/c-includes.ts';
import { type Definition, findDefinitions } from '../../lookup/definitions.ts';
import { mayUse } from '../../lookup/may-use.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { ambiguous, rivalName } from '../names/rival-name.ts';
import { isSlip } from '../rename-near-name.ts';
import { fixCMember } from './c-member.ts';
import { buildLines, type CompileMessage, compileMessage, compileMessages, unknownName } from './compile-message.ts';
import { earlyPrototype } from './early-prototype.ts';
import { neededHeader } from './needed-header.ts';
import { renameUses } from './rename-uses.ts';
import { nearVisibleName } from './visible-names.ts';

/** The file of a message, when it is the project's. */
export async function sourceOf(message: CompileMessage, view: ProjectView): Promise<SourceFile | null> {
  const path = await view.resolve(message.file);
  return path ? view.read(path) : null;
}

/** Standard headers that the output says this file lacks, all of them: one fix for the file. */
async function lackingHeaders(source: SourceFile, input: StrategyInput, view: ProjectView): Promise<string[]> {
  const headers = new Set<string>();
  for (const message of compileMessages(input.report.failure.lines)) {
    if ((await view.resolve(message.file)) !== source.path) continue;
    const needed = neededHeader(message, source);
    if (needed && (await declaringHeaders(view, needed.symbol)).length === 0) headers.add(`<${needed.header}>`);
  }
  return [...headers];
}

/** Headers of the project that declare the name and that the file does not include by itself. */
async function homesOf(symbol: string, source: SourceFile, input: StrategyInput, view: ProjectView): Promise<string[]> {
  const { folders } = await buildFlags(view, buildLines(input));
  const own = await Promise.all(
    cIncludes(source.text).map(({ name }) => includedFile(view, source.path, name, folders)),
  );
  const homes = (await declaringHeaders(view, symbol)).filter((home) => mayUse(source.path, home));
  return homes.some((home) => own.includes(home)) ? [] : homes.filter((home) => home !== source.path);
}

/**
 * gcc or clang do not know a name: its header is not included (a standard one, or the one of the project that declares it), it lacks `std::`,
 * or it is misspelled. Exactly one explanation must hold.
 */
export async function fixCName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const message = compileMessage(input);
  const source = message ? await sourceOf(message, view) : null;
  if (!message || !source) return refuse('The file that uses the unknown name is not part of the project.');
  const unknown = unknownName(message);
  if (unknown?.kind === 'member') return fixCMember(message, unknown, source, input, view);
  const needed = neededHeader(message, source);
  const symbol = unknown?.symbol ?? needed?.symbol;
  if (!symbol) return refuse('The message names nothing that is unknown.');
  const bare = symbol.split('::').at(-1) ?? symbol;
  const homes = await homesOf(bare, source, input, view);
  if (homes.length + (needed ? 1 : 0) > 1) {
    return refuse(`\`${symbol}\` is declared in several headers, so which one is meant is ambiguous.`, {
      known: [...homes, ...(needed ? [`<${needed.header}>`] : [])],
    });
  }
  if (needed) {
    const headers = await lackingHeaders(source, input, view);
    const why = `\`${symbol}\` is declared in <${needed.header}>, which ${source.path} does not include:`;
    const lines = headers.length > 0 ? headers : [`<${needed.header}>`];
    return editPlan(input, view, [{ source, replacements: includeInsertions(source, lines) }], why);
  }
  const [home] = homes;
  if (home) {
    const spelling = await includeSpelling(view, source, home, buildLines(input));
    const replacements = includeInsertions(source, [`"${spelling}"`]);
    return editPlan(input, view, [{ source, replacements }], `\`${symbol}\` is declared in ${home}:`);
  }
  const proposed = unknown?.proposed ?? null;
  const defined = await findDefinitions(view, bare, 'c');
  if (defined.length > 0) {
    const own = defined.length === 1 && defined[0]?.file === source.path && unknown?.kind === 'function';
    return (own ? earlyPrototype(bare, message.line, source, input, view) : null) ?? undeclared(bare, defined);
  }
  const qualified = `std::${symbol}`;
  if (proposed === qualified || message.notes.some((note) => /^\s*[‘']/.test(note) && note.includes(`${qualified}’`)))
    return renameUses(symbol, qualified, source, message, input, view);
  const slip = proposed && isSlip(bare, proposed.split('::').at(-1) ?? proposed) ? proposed : null;
  const right = slip ?? (unknown ? await nearVisibleName(bare, source, message, view) : null);
  const rival = slip ? await rivalName(input, view, bare, slip.split('::').at(-1) ?? slip) : null;
  if (rival) return ambiguous(bare, slip ?? '', rival);
  if (right) return renameUses(symbol, right, source, message, input, view);
  return refuse(`Nothing in the project or the standard headers declares \`${symbol}\`.`, {
    known: proposed ? [`the compiler proposes \`${proposed}\``] : [],
  });
}

/** The name exists, but no header tells this file so. */
function undeclared(symbol: string, defined: readonly Definition[]): Proposal {
  const places = defined.slice(0, 3).map(({ file, line }) => `\`${symbol}\` is defined in ${file}:${line}`);
  return refuse(`\`${symbol}\` is defined in the project, but nothing declares it before it is used here.`, {
    known: places,
    steps: [`declare \`${symbol}\` in the header of ${defined[0]?.file}, and include that header where it is used`],
  });
}
