import { applyEdits, modify, parse } from 'jsonc-parser';
import { failingPlaces } from '../failing-place.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { lineAt } from '../lookup/source-text.ts';
import { toolSuggestion } from '../lookup/tool-suggestion.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { minimalEdit } from './format/minimal-edit.ts';

interface Flag {
  option: string;
  value: unknown;
  why: string;
}

/** Options that allow what the sources already do; each only when the code alone tells its value. */
async function flagFor(
  code: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Flag | null> {
  const react = /"(?:react|preact)"\s*:/.test((await view.read('package.json'))?.text ?? '');
  switch (code) {
    case 'TS2732':
      return { option: 'resolveJsonModule', value: true, why: 'a JSON file is imported' };
    case 'TS1259':
      return { option: 'esModuleInterop', value: true, why: 'a CommonJS module is imported by default' };
    case 'TS17004':
    case 'TS6142':
      if (react) return { option: 'jsx', value: 'react-jsx', why: 'the project uses JSX with React' };
      return (await namesFactory(input, view))
        ? { option: 'jsx', value: 'react', why: 'the file names the function that makes its elements' }
        : null;
    case 'TS2802':
    case 'TS2569':
      return { option: 'downlevelIteration', value: true, why: 'the sources iterate over more than arrays' };
    case 'TS2550':
    case 'TS2583':
    case 'TS2584':
    case 'TS2585':
    case 'TS2705':
      return neededLibrary(source, input);
    case 'TS2580':
    case 'TS2591':
    case 'TS2582':
    case 'TS2593':
      return neededTypes(source, input, view);
    case 'TS2792':
      return { option: 'moduleResolution', value: 'node', why: 'the compiler looks for packages in no folder' };
    case 'TS1219':
    case 'TS1240':
    case 'TS1241':
      return { option: 'experimentalDecorators', value: true, why: 'the sources use decorators' };
    default:
      return null;
  }
}

const optionsOf = (source: SourceFile): Record<string, unknown> => {
  const config: unknown = parse(source.text, [], { allowTrailingComma: true });
  return (config as { compilerOptions?: Record<string, unknown> } | undefined)?.compilerOptions ?? {};
};

/** `@jsx h` at the top of the failing file. */
async function namesFactory(input: StrategyInput, view: ProjectView): Promise<boolean> {
  for (const { file } of await failingPlaces(input, view))
    if (/@jsx\s+\w/.test((await view.read(file))?.text ?? '')) return true;
  return false;
}

const yearOf = (name: string): number =>
  /^es(?:6|next)$/i.test(name) ? 2015 : Number(/^es(\d{4})$/i.exec(name)?.[1] ?? 5);

/** The library that the compiler asks for, in all its messages together; what is listed already stays. */
function neededLibrary(source: SourceFile, input: StrategyInput): Flag | null {
  const { text } = input.report.failure;
  const asked = [
    ...text.matchAll(/'lib' compiler option to '?(es\d+|esnext)'? or later|include '(ES\d{4})' in your [`']--lib/gi),
  ];
  const names = asked.map((match) => (match[1] ?? match[2] ?? '').toLowerCase());
  if (names.includes('esnext')) return null;
  const year = Math.max(0, ...names.map(yearOf));
  const dom = /'lib' compiler option to include 'dom'/.test(text);
  if (year === 0 && !dom) return null;
  const { lib, target } = optionsOf(source);
  const listed = Array.isArray(lib) ? lib.filter((one): one is string => typeof one === 'string') : null;
  const rest = listed?.filter((one) => !/^es(?:\d+|next)$/i.test(one)) ?? ['DOM', 'DOM.Iterable'];
  const known = Math.max(year, ...(listed ?? [typeof target === 'string' ? target : 'ES5']).map(yearOf));
  const value = [
    known > 5 ? `ES${known}` : 'ES5',
    ...rest,
    ...(dom && !rest.some((one) => /^dom$/i.test(one)) ? ['DOM'] : []),
  ];
  return { option: 'lib', value, why: 'the sources use newer parts of the standard library' };
}

/** Type definitions that are installed, but not among the listed `types`. */
async function neededTypes(source: SourceFile, input: StrategyInput, view: ProjectView): Promise<Flag | null> {
  const { types } = optionsOf(source);
  const asked = /@types\/([\w-]+)/.exec(input.diagnosis.root)?.[1];
  if (!asked || !Array.isArray(types) || types.includes(asked)) return null;
  if (!(await view.stat(`node_modules/@types/${asked}/package.json`))) return null;
  return { option: 'types', value: [...types, asked], why: `@types/${asked} is installed but not listed` };
}

/** The configuration that the command used. */
async function configOf(input: StrategyInput, view: ProjectView): Promise<SourceFile | null> {
  const command = input.report.failure.event.command ?? '';
  const named = /(?:-p|--project)[ =](\S+)/.exec(command)?.[1];
  for (const name of [named && /\.json$/.test(named) ? named : named && `${named}/tsconfig.json`, 'tsconfig.json']) {
    const path = name ? await view.resolve(name) : null;
    const source = path ? await view.read(path) : null;
    if (source) return source;
  }
  return null;
}

function setOption(
  source: SourceFile,
  { option, value, why }: Flag,
  input: StrategyInput,
  view: ProjectView,
): Proposal {
  if (JSON.stringify(optionsOf(source)[option]) === JSON.stringify(value))
    return refuse(`${source.path} sets \`${option}\` already; another configuration is in force.`);
  const indent = /^([ \t]+)"/m.exec(source.text)?.[1] ?? '  ';
  const edits = modify(source.text, ['compilerOptions', option], value, {
    formattingOptions: {
      insertSpaces: !indent.includes('\t'),
      tabSize: indent.includes('\t') ? 1 : indent.length,
      eol: source.eol,
    },
  });
  const replacement = minimalEdit(source.text, applyEdits(source.text, edits));
  return replacement
    ? editPlan(input, view, [{ source, replacements: [replacement] }], `${source.path} needs \`${option}\`: ${why}.`)
    : refuse(`${source.path} cannot be edited without changing more than \`${option}\`.`);
}

/** The value at the reported place of the configuration, when the compiler takes exactly one that is near; a year of the standard is a decision. */
function nearValue(source: SourceFile, input: StrategyInput, view: ProjectView): Proposal | null {
  const { root } = input.diagnosis;
  const [, option = '', listed = ''] =
    /Argument for '--(\w+)' option must be:? ((?:'[\w.]+'(?:, )?)+)/.exec(root) ?? [];
  const place = option ? new RegExp(`"${option}"\\s*:\\s*"([\\w.]+)"`, 'i').exec(source.text) : null;
  const wrong = place?.[1] ?? '';
  const right = nearestUnique(
    wrong.toLowerCase(),
    [...listed.matchAll(/'([\w.]+)'/g)].map((match) => match[1] ?? ''),
  );
  const letters = (value: string): string => value.toLowerCase().replace(/\d/g, '0');
  if (!place || !right || letters(wrong) === letters(right)) return null;
  const end = place.index + place[0].length - 1;
  const text = /^ES/.test(wrong) ? right.replace(/^es/, 'ES') : right;
  const edit = { source, replacements: [{ start: end - wrong.length, end, text }] };
  return editPlan(input, view, [edit], `\`${option}\` takes \`${text}\`, not \`${wrong}\`:`);
}

/** An unknown option that the compiler (or a near known option) names the right word for. */
function renameOption(
  source: SourceFile,
  wrong: string,
  right: string,
  input: StrategyInput,
  view: ProjectView,
): Proposal {
  const at = [...source.text.matchAll(new RegExp(`"${wrong.replace(/[^\w]/g, '\\$&')}"(?=\\s*:)`, 'g'))];
  const [place] = at;
  if (!place || at.length > 1) return refuse(`\`${wrong}\` is not in ${source.path} exactly once.`);
  const replacements = [{ start: place.index + 1, end: place.index + 1 + wrong.length, text: right }];
  return editPlan(
    input,
    view,
    [{ source, replacements }],
    `\`${wrong}\` (${source.path}:${lineAt(source.text, place.index)}) is called \`${right}\`:`,
  );
}

const COMMON = [
  'strict',
  'strictNullChecks',
  'noImplicitAny',
  'esModuleInterop',
  'resolveJsonModule',
  'skipLibCheck',
  'moduleResolution',
  'target',
  'module',
  'outDir',
  'rootDir',
  'declaration',
  'sourceMap',
  'noEmit',
  'isolatedModules',
  'allowJs',
  'checkJs',
  'incremental',
  'composite',
  'baseUrl',
  'paths',
  'types',
  'lib',
  'jsx',
  'noUnusedLocals',
  'noUnusedParameters',
  'noImplicitReturns',
  'forceConsistentCasingInFileNames',
  'verbatimModuleSyntax',
  'experimentalDecorators',
];

/** Sets the one compiler option that the sources already need, or corrects a misspelled option. */
export const strategy: Strategy = {
  name: 'tsconfig-flag',
  summary:
    'Sets the compiler option that the error asks for, or corrects a misspelled one, in the tsconfig that was used.',
  safety: 'safe',
  why: 'Each option only allows what the sources already do, one key changes, and the next compilation checks it.',
  async plan(input, view) {
    const { code, symbol } = input.diagnosis.captures;
    const source = await configOf(input, view);
    if (!source) return refuse('No tsconfig.json of the project was used.');
    if (symbol && /Unknown compiler option/.test(input.diagnosis.root)) {
      const right = toolSuggestion(input) ?? nearestUnique(symbol, COMMON);
      return right ? renameOption(source, symbol, right, input, view) : refuse(`No option is near \`${symbol}\`.`);
    }
    const asked = /Option '(module|moduleResolution)' must be set to '(\w+)' when option/.exec(input.diagnosis.root);
    if (asked?.[1])
      return setOption(
        source,
        { option: asked[1], value: asked[2], why: 'the other option allows no other value' },
        input,
        view,
      );
    const value = nearValue(source, input, view);
    if (value) return value;
    const flag = code ? await flagFor(code, source, input, view) : null;
    return flag
      ? setOption(source, flag, input, view)
      : refuse('Which value the option should have is a decision.', { steps: [`decide it in ${source.path}`] });
  },
};
