import { sourceFiles } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { parseToml, tomlTable } from '../lookup/toml.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const BUILT_IN = ['parametrize', 'skip', 'skipif', 'xfail', 'usefixtures', 'filterwarnings', 'tryfirst', 'trylast'];
/** Of widely used plugins; they register themselves. */
const PLUGINS = [
  'asyncio',
  'anyio',
  'django_db',
  'timeout',
  'flaky',
  'benchmark',
  'serial',
  'order',
  'dependency',
  'xdist_group',
];

const nameOf = (entry: string): string => /^\s*(\w+)/.exec(entry)?.[1] ?? '';

/** Markers that the project's pytest configuration registers, and the file that does. */
async function registered(view: ProjectView): Promise<{ names: string[]; file: string | null }> {
  for (const file of ['pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg']) {
    const source = await view.read(file);
    if (!source) continue;
    if (file === 'pyproject.toml') {
      const list = tomlTable(parseToml(source.text), 'tool', 'pytest', 'ini_options')?.markers;
      if (Array.isArray(list)) return { names: list.map((entry) => nameOf(String(entry))), file };
      continue;
    }
    const section = /^\[(?:tool:)?pytest\][^\n]*\n((?:(?!\[)[^\n]*\n?)*)/m.exec(source.text)?.[1] ?? '';
    const list = /^markers\s*=([^\n]*(?:\n[ \t]+[^\n]*)*)/m.exec(section)?.[1];
    if (list) return { names: list.split('\n').map(nameOf).filter(Boolean), file };
  }
  return { names: [], file: null };
}

/** Places `pytest.mark.<name>` and `mark.<name>` of one file. */
function usesOf(source: SourceFile, name: string): number[] {
  const code = maskCode(source.text, 'python');
  return [...code.matchAll(new RegExp(`\\bmark\\.(?=${name}\\b)`, 'g'))].map((match) => match.index + match[0].length);
}

/** An unregistered marker is corrected to the registered one that is a slip away, in every test that uses it; otherwise how to register is told. */
export const strategy: Strategy = {
  name: 'near-marker',
  summary: 'Corrects a misspelled pytest marker to the registered one.',
  safety: 'safe',
  why: 'The marker is not registered and exactly one registered marker is a slip of the keyboard away.',
  async plan(input, view) {
    const { key, symbol, option } = input.diagnosis.captures;
    const wrong =
      key ??
      symbol ??
      option ??
      rootMatch(input, /'(\w+)' not found in `markers`|Unknown pytest\.mark\.(\w+)/)
        ?.slice(1)
        .find(Boolean);
    if (!wrong || !/^\w+$/.test(wrong)) return refuse('The failure does not name the marker.');
    const { names, file } = await registered(view);
    const right = nearestUnique(wrong, [...names, ...BUILT_IN, ...PLUGINS]);
    if (!right) {
      return refuse(`The marker \`${wrong}\` is not registered.`, {
        known: [file ? `${file} registers ${names.join(', ')}` : 'no configuration file registers markers'],
        steps: [`add \`${wrong}: what it means\` to \`markers\` in ${file ?? 'pytest.ini'}`],
      });
    }
    const edits: { source: SourceFile; replacements: { start: number; end: number; text: string }[] }[] = [];
    for (const path of await sourceFiles(view, 'python')) {
      const source = await view.read(path);
      const uses = source ? usesOf(source, wrong) : [];
      if (source && uses.length > 0)
        edits.push({ source, replacements: uses.map((start) => ({ start, end: start + wrong.length, text: right })) });
    }
    if (edits.length === 0)
      return refuse(`No test of the project uses \`${wrong}\`; the registered marker is \`${right}\`.`);
    return editPlan(input, view, edits, `The marker is called \`${right}\`:`);
  },
};
