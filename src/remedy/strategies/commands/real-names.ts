import { basename, dirname, join } from 'node:path/posix';
import { sourceFiles } from '../../lookup/definitions.ts';
import { javaPackage } from '../../lookup/java-imports.ts';
import { readCargoToml } from '../../lookup/manifests/cargo-toml.ts';
import { readPackageJson } from '../../lookup/manifests/package-json.ts';
import { parseToml, tomlTable } from '../../lookup/toml.ts';
import type { ProjectView } from '../../remedy.ts';
import { makeTargets } from './make-targets.ts';
import { SUBCOMMANDS } from './subcommands.ts';

type Names = (words: readonly string[], index: number, view: ProjectView) => Promise<string[]>;

/** Nearest manifest at or above the folder where the command ran. */
async function upward(name: string, view: ProjectView): Promise<string | null> {
  for (let dir = view.cwd; ; dir = dirname(dir) === '.' ? '' : dirname(dir)) {
    const path = dir ? join(dir, name) : name;
    if (await view.stat(path)) return path;
    if (dir === '') return null;
  }
}

const scripts: Names = async (_words, _index, view) => {
  const path = await upward('package.json', view);
  const source = path ? await view.read(path) : null;
  return source && path ? Object.keys(readPackageJson(source.text, path).scripts) : [];
};

const npm: Names = async (words, index, view) => {
  const runs =
    /^(?:run|run-script)$/.test(words[index - 1] ?? '') ||
    words.slice(1, index).some((word) => /^(?:run|run-script)$/.test(word));
  const own = await scripts(words, index, view);
  return runs ? own : [...own, ...(SUBCOMMANDS[basename(words[0] ?? '')] ?? [])];
};

const git: Names = async (words, index, view) => {
  const verb = words.slice(1, index).find((word) => !word.startsWith('-'));
  if (!verb) return SUBCOMMANDS.git ?? [];
  if (/^(?:checkout|switch|merge|rebase|log|diff|show|branch|cherry-pick)$/.test(verb)) {
    const branches = await view.git.branches();
    const local = branches.map((branch) => branch.replace(/^origin\//, ''));
    return [
      ...new Set([...branches, ...local]),
      ...(/^(?:checkout|diff|log)$/.test(verb) ? await filesNear(words[index] ?? '', view) : []),
    ];
  }
  if (/^(?:fetch|pull|remote)$/.test(verb)) return view.git.remotes();
  return filesNear(words[index] ?? '', view);
};

/** Features that the packages of the project declare. */
async function features(view: ProjectView): Promise<string[]> {
  const names: string[] = [];
  for (const path of await view.list(['**/Cargo.toml'])) {
    const table = tomlTable(parseToml((await view.read(path))?.text ?? ''), 'features');
    names.push(...Object.keys(table ?? {}));
  }
  return names;
}

const cargo: Names = async (words, index, view) => {
  const verb = words.slice(1, index).find((word) => !/^[-+]/.test(word));
  if (!verb) return SUBCOMMANDS.cargo ?? [];
  const flag = words[index - 1] ?? '';
  if (/^(?:-F|--features)$/.test(flag) || words[index]?.startsWith('--features=')) return features(view);
  if (!/^(?:-p|--package|--bin|--example|--test|--bench)$/.test(flag)) return [];
  const manifests = await view.list(['**/Cargo.toml']);
  const packages = await Promise.all(
    manifests.map(async (path) => {
      const source = await view.read(path);
      return source ? readCargoToml(source.text, path).packageName : null;
    }),
  );
  const own = packages.filter((name): name is string => name !== null);
  const folder = { '--bin': 'src/bin', '--example': 'examples', '--test': 'tests', '--bench': 'benches' }[flag];
  if (!folder) return own;
  const files = (await view.list([`**/${folder}/*.rs`])).map((path) => basename(path, '.rs'));
  return flag === '--bin' ? [...own, ...files] : files;
};

const make: Names = async (words, _index, view) => {
  const folder = words[words.indexOf('-C') + 1];
  return makeTargets(view, words.includes('-C') && folder ? join(view.cwd, folder) : view.cwd);
};

/** Tests of an existing file, for `file::test` and `file::Class::test`. */
async function testsIn(word: string, view: ProjectView): Promise<string[]> {
  const [path = '', ...names] = word.split('::');
  const file = names.length > 0 ? await view.resolve(path) : null;
  const text = file ? ((await view.read(file))?.text ?? '') : '';
  const prefix = [path, ...names.slice(0, -1)].join('::');
  return [...text.matchAll(/^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+((?:test|Test)\w*)/gm)].map(
    (match) => `${prefix}::${match[1]}`,
  );
}

/** Files beside the one that was asked for, spelled as the word spells its folder; also the unique file of that name elsewhere. */
async function filesNear(word: string, view: ProjectView): Promise<string[]> {
  const tests = await testsIn(word, view);
  if (tests.length > 0) return tests;
  const [path = '', ...rest] = word.split('::');
  const bare = path.replace(/^\.\//, '');
  const prefix = path.startsWith('./') ? './' : '';
  const folder = dirname(bare) === '.' ? '' : dirname(bare);
  const inside = folder ? await view.resolve(folder) : view.cwd;
  const beside = inside === null ? [] : await view.entries(inside);
  const names = beside.map((name) => (folder ? `${folder}/${name}` : name));
  const all = inside === null ? (await view.list()).filter((file) => basename(file) === basename(bare)) : [];
  const suffix = rest.length > 0 ? `::${rest.join('::')}` : '';
  return [...names, ...all].map((name) => `${prefix}${name}${suffix}`);
}

/** `go run ./cmd/x`: files and folders; else subcommands. */
const go: Names = async (words, index, view) =>
  index === 1 ? (SUBCOMMANDS.go ?? []) : filesNear(words[index] ?? '', view);

/** `java -cp out app.Main`: classes of the project that have a `main`. */
const java: Names = async (words, index, view) => {
  if (/[/]|\.(?:java|jar)$/.test(words[index] ?? '')) return filesNear(words[index] ?? '', view);
  const mains: string[] = [];
  for (const file of await sourceFiles(view, 'java')) {
    const text = (await view.read(file))?.text ?? '';
    const home = javaPackage(text);
    if (/\bstatic\s+void\s+main\s*\(/.test(text)) mains.push(`${home ? `${home}.` : ''}${basename(file, '.java')}`);
  }
  return mains;
};

/** Modules of the standard library that people start with `-m`. */
const RUNNABLE =
  'compileall cProfile dis doctest http.server json.tool pdb pip py_compile pydoc pytest tabnanny timeit trace unittest venv zipfile'.split(
    ' ',
  );

/** `python -m app.main`, `python -m unittest tests.test_a`: modules of the project; else files. */
const python: Names = async (words, index, view) => {
  const module = words[index - 1] === '-m';
  if (!module && !words.slice(1, index).includes('unittest')) return filesNear(words[index] ?? '', view);
  const base = view.cwd ? `${view.cwd}/` : '';
  const files = (await sourceFiles(view, 'python')).filter((file) => file.startsWith(base));
  const names = files.map((file) =>
    file
      .slice(base.length)
      .replace(/(?:\/__(?:init|main)__)?\.py$/, '')
      .replaceAll('/', '.'),
  );
  return [...new Set(names), ...(module ? RUNNABLE : [])];
};

const TOOLS: Record<string, Names> = {
  python,
  python3: python,
  npm,
  pnpm: npm,
  yarn: npm,
  bun: npm,
  git,
  cargo,
  make,
  gmake: make,
  go,
  java,
};

/**
 * Names that really exist for the word at `index`: scripts, targets, branches, subcommands, files. Empty when nothing is known about the tool
 * and the word looks like no path.
 */
export async function realNames(words: readonly string[], index: number, view: ProjectView): Promise<string[]> {
  const tool = basename(words[0] ?? '');
  const known = Object.hasOwn(TOOLS, tool) ? TOOLS[tool] : undefined;
  if (known) return known(words, index, view);
  const word = words[index] ?? '';
  const isPath = /[/.]/.test(word) || (await view.entries(view.cwd)).some((name) => name.includes('.'));
  const subcommands = index === 1 && Object.hasOwn(SUBCOMMANDS, tool) ? (SUBCOMMANDS[tool] ?? []) : [];
  return subcommands.length > 0 ? subcommands : isPath && !word.startsWith('-') ? filesNear(word, view) : [];
}
