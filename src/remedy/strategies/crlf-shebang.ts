import { commandWords } from '../command-words.ts';
import { failingPlaces } from '../failing-place.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { fixShebang } from './paths/shebang.ts';

const NAMED = /(?:^|\s)((?:\.{0,2}\/)?[\w@%+=,./-]+):(?: line)? ?\d*:? /;
const SCRIPT_NAME = /(?:^|\/)[\w.-]+\.(?:sh|bash|zsh|ksh)$/;

/** Scripts that may be the one: named in the failure, or on the command line, or (last) all scripts whose first line ends with CR. */
async function candidates(input: StrategyInput, view: ProjectView): Promise<string[]> {
  const { path, file, command } = input.diagnosis.captures;
  const words = commandWords(input.report.failure.event.command ?? '') ?? [];
  const printed = [path, file, command, NAMED.exec(input.diagnosis.root)?.[1], ...words].filter(
    (name) => name !== undefined,
  );
  const named = await Promise.all(printed.map((name) => view.resolve(name)));
  const places = (await failingPlaces(input, view)).map((place) => place.file);
  const scripts = (await view.list()).filter((name) => SCRIPT_NAME.test(name) || !/\.[^/]*$/.test(name));
  return [...new Set([...named.filter((name): name is string => name !== null), ...places, ...scripts])];
}

const isCrlfScript = (source: SourceFile): boolean =>
  /^#![^\n]*\r\n/.test(source.text) || (SCRIPT_NAME.test(source.path) && source.eol === '\r\n');

/** The script that was started has another trouble with its first line. */
async function otherShebang(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  for (const file of await candidates(input, view)) {
    const source = (await view.stat(file))?.kind === 'file' ? await view.read(file) : null;
    const said =
      source &&
      (input.diagnosis.root.includes(source.path) || (input.report.failure.event.command ?? '').includes(source.path));
    const wanted = /^#!.*?([\w.-]+)\s*$/m.exec(source?.text.split('\n')[0] ?? '')?.[1];
    if (source && (said || (wanted && input.diagnosis.root.includes(wanted)))) {
      const proposal = await fixShebang(source, input, view);
      if (proposal) return proposal;
    }
  }
  return null;
}

/**
 * A script whose lines end with CR LF cannot be started by its shebang (`bash\r`), and shells trip over `$'\r'`. Changes its line ends to LF, and
 * nothing else. A shebang that names no installed interpreter, or is missing, is put right. Refuses when the failure fits several scripts and names none of them.
 */
export const strategy: Strategy = {
  name: 'crlf-shebang',
  summary: 'Changes the line ends of a script from CR LF to LF, or its first line to an interpreter that is installed.',
  safety: 'safe',
  why: 'Shells and the kernel read CR as part of the words; no other character of the script changes.',
  async plan(input, view) {
    const { root } = input.diagnosis;
    const found: SourceFile[] = [];
    for (const file of await candidates(input, view)) {
      const source = (await view.stat(file))?.kind === 'file' ? await view.read(file) : null;
      if (source && isCrlfScript(source)) found.push(source);
    }
    const named = found.filter(
      (source) => root.includes(source.path) || root.includes(source.path.split('/').at(-1) ?? source.path),
    );
    const [source, other] = named.length > 0 ? named : found;
    if (!source)
      return (
        (await otherShebang(input, view)) ?? refuse('No script of the project with CR LF line ends fits the failure.')
      );
    if (other && named.length !== 1) {
      return refuse('Several scripts have CR LF line ends, and the failure names none of them.', {
        known: found.slice(0, 6).map(({ path }) => path),
      });
    }
    const replacements = [...source.text.matchAll(/\r(?=\n)/g)].map(({ index }) => ({
      start: index,
      end: index + 1,
      text: '',
    }));
    const proposal = editPlan(input, view, [{ source, replacements }], '');
    const summary = `${source.path} has CR LF line ends, which its interpreter cannot read: changes all ${replacements.length} to LF`;
    return proposal.kind === 'plan' ? { ...proposal, summary, plan: { ...proposal.plan, title: summary } } : proposal;
  },
};
