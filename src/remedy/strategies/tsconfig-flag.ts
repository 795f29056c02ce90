import { applyEdits, modify, parse } from 'jsonc-parser';
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
async function flagFor(code: string, view: ProjectView): Promise<Flag | null> {
  const react = /"(?:react|preact)"\s*:/.test((await view.read('package.json'))?.text ?? '');
  switch (code) {
    case 'TS2732':
      return { option: 'resolveJsonModule', value: true, why: 'a JSON file is imported' };
    case 'TS1259':
      return { option: 'esModuleInterop', value: true, why: 'a CommonJS module is imported by default' };
    case 'TS17004':
    case 'TS6142':
      return react ? { option: 'jsx', value: 'react-jsx', why: 'the project uses JSX with React' } : null;
    case 'TS1219':
    case 'TS1240':
    case 'TS1241':
      return { option: 'experimentalDecorators', value: true, why: 'the sources use decorators' };
    default:
      return null;
  }
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
  const config: unknown = parse(source.text, [], { allowTrailingComma: true });
  const current = (config as { compilerOptions?: Record<string, unknown> } | undefined)?.compilerOptions?.[option];
  if (current === value) return refuse(`${source.path} sets \`${option}\` already; another configuration is in force.`);
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
    ? editPlan(input, view, [{ source, replacements: [replacement] }], `${source.path} lacks \`${option}\`: ${why}.`)
    : refuse(`${source.path} cannot be edited without changing more than \`${option}\`.`);
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
    const flag = code ? await flagFor(code, view) : null;
    return flag
      ? setOption(source, flag, input, view)
      : refuse('Which value the option should have is a decision.', { steps: [`decide it in ${source.path}`] });
  },
};
