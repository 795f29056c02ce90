import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { filesNaming, findDefinitions } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { meanOther } from '../lookup/other-meaning.ts';
import { keywordCalls } from '../lookup/python-calls.ts';
import { pythonImports } from '../lookup/python-imports.ts';
import { type Signature, signatureOf } from '../lookup/python-signature.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const MESSAGE = /([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'/;

interface Callable {
  /** As Python names it: `Widget.__init__`, `draw`, `Canvas.draw`. */
  qualified: string;
  /** The name that stands before the bracket at a call: the class for constructors. */
  calledAs: string;
  isMethod: boolean;
  home: string;
  signature: Signature;
}

async function definitionOf(qualified: string, view: ProjectView): Promise<Callable[]> {
  const parts = qualified.split('.').filter((part) => part !== '<locals>');
  const isConstructor = /^__(?:init|new)__$/.test(parts.at(-1) ?? '');
  const calledAs = (isConstructor ? parts.at(-2) : parts.at(-1)) ?? '';
  const outer = parts[0] ?? '';
  const found: Callable[] = [];
  for (const { file } of await findDefinitions(view, outer, 'python')) {
    const source = await view.read(file);
    const signature = source ? signatureOf(source.text, qualified) : null;
    if (signature && !found.some((known) => known.home === file)) {
      found.push({ qualified, calledAs, isMethod: parts.length > 1 && !isConstructor, home: file, signature });
    }
  }
  return found;
}

/** The parameter that had this name before, from the history of the defining file: same position, and new since. */
async function renamedInHistory(callable: Callable, keyword: string, view: ProjectView): Promise<string | null> {
  const log = await view.query(['git', 'log', '-n', '20', '--format=%H', '--', callable.home], { cwd: '' });
  for (const commit of log.exitCode === 0 ? log.stdout.split('\n').filter(Boolean) : []) {
    const old = await view.query(['git', 'show', `${commit}:./${callable.home}`], { cwd: '' });
    const before = old.exitCode === 0 ? signatureOf(old.stdout, callable.qualified) : null;
    const was = before?.parameters.find((parameter) => parameter.name === keyword);
    if (!before || !was) continue;
    const now = callable.signature.parameters[was.index];
    const isNew = now && !before.parameters.some((parameter) => parameter.name === now.name);
    return isNew ? now.name : null;
  }
  return null;
}

/** Which parameter the keyword means now: by history, by a near name, or because it is the only required one that every call lacks. */
async function rightName(
  callable: Callable,
  keyword: string,
  given: ReadonlySet<string>,
  view: ProjectView,
): Promise<string | null> {
  const free = callable.signature.parameters.filter((parameter) => !given.has(parameter.name));
  const fromHistory = await renamedInHistory(callable, keyword, view);
  if (fromHistory) return free.some((parameter) => parameter.name === fromHistory) ? fromHistory : null;
  const near = nearestUnique(
    keyword,
    free.map((parameter) => parameter.name),
  );
  if (near) return near;
  const required = free.filter((parameter) => parameter.required);
  return required.length === 1 ? (required[0]?.name ?? null) : null;
}

/** Files whose calls are looked at: those that import the callable; for a method only the failing ones, since any object may have it. */
async function callers(callable: Callable, input: StrategyInput, view: ProjectView): Promise<SourceFile[]> {
  const failing = (await failingPlaces(input, view, 'python')).map(({ file }) => file);
  const naming = callable.isMethod ? [] : await filesNaming(view, callable.calledAs, 'python');
  const found: SourceFile[] = [];
  for (const path of new Set([...failing, ...naming])) {
    const source = await view.read(path);
    if (!source) continue;
    const imports = pythonImports(source.text).some((statement) =>
      statement.names.some(
        (item) => item.name === callable.calledAs || callable.home.includes(item.name.split('.').at(-1) ?? ''),
      ),
    );
    if (failing.includes(path) || path === callable.home || imports) found.push(source);
  }
  return found;
}

/**
 * Reads `X() got an unexpected keyword argument 'y'` from the root line. When the project defines X and exactly one of its parameters can be
 * what y means (its history, a near name, or the only required one that is missing), the keyword is corrected at every call that uses it.
 */
export const strategy: Strategy = {
  name: 'renamed-keyword',
  summary: 'Corrects a keyword argument whose parameter has another name in the definition, at every call.',
  safety: 'safe',
  why: 'The definition is in the project and only one of its parameters can be meant; such a call cannot have worked.',
  async plan(input, view) {
    const match = rootMatch(input, MESSAGE);
    const [qualified, keyword] = [match?.[1], match?.[2]];
    if (!qualified || !keyword) return refuse('The failure does not name the callable and its keyword.');
    const definitions = await definitionOf(qualified, view);
    const [callable] = definitions;
    if (!callable) return refuse(`\`${qualified}\` is not defined in the project.`);
    if (definitions.length > 1) {
      return refuse(`\`${qualified}\` is defined in several files, so which one is called is ambiguous.`, {
        known: definitions.map(({ home }) => home),
      });
    }
    if (callable.signature.open || callable.signature.parameters.some((parameter) => parameter.name === keyword)) {
      return refuse(`\`${qualified}\` in ${callable.home} does take \`${keyword}\`, so another one is called.`);
    }
    const sources = await callers(callable, input, view);
    const sites = sources.map((source) => ({
      source,
      calls: keywordCalls(maskCode(source.text, 'python'), callable.calledAs, callable.isMethod).filter((call) =>
        call.keywords.has(keyword),
      ),
    }));
    const given = new Set(
      sites.flatMap(({ calls }) =>
        calls.flatMap((call) => takenBy(call.keywords, call.positional, callable.signature)),
      ),
    );
    const right = await rightName(callable, keyword, given, view);
    const takes = callable.signature.parameters.map((parameter) => parameter.name).join(', ');
    if (!right) {
      return refuse(`\`${callable.calledAs}\` takes no \`${keyword}\`, and which parameter is meant is not certain.`, {
        known: [`${callable.home}: ${qualified} takes ${takes || 'nothing'}`],
      });
    }
    if (meanOther(keyword, right))
      return refuse(
        `\`${callable.calledAs}\` takes \`${right}\`, and a value for \`${keyword}\` need not be one for it.`,
        {
          known: [`${callable.home}: ${qualified} takes ${takes}`],
          steps: [`see what \`${right}\` expects, then pass that`],
        },
      );
    const edits = sites
      .map(({ source, calls }) => ({
        source,
        replacements: calls.map((call): Replacement => {
          const start = call.keywords.get(keyword) ?? 0;
          return { start, end: start + keyword.length, text: right };
        }),
      }))
      .filter((edit) => edit.replacements.length > 0);
    if (edits.length === 0)
      return refuse(`No call of \`${callable.calledAs}\` with \`${keyword}=\` was found.`, {
        known: [`it takes ${takes}`],
      });
    return editPlan(
      input,
      view,
      edits,
      `\`${callable.calledAs}\` calls \`${keyword}\` \`${right}\` (${callable.home}):`,
    );
  },
};

/** Parameters that a call already fills. */
const takenBy = (keywords: ReadonlyMap<string, number>, positional: number, signature: Signature): string[] => [
  ...keywords.keys(),
  ...signature.parameters.slice(0, positional).map((parameter) => parameter.name),
];
