import { dirname, join } from 'node:path/posix';
import { nodeInstallTouches } from '../command-touches.ts';
import { failingPlaces } from '../failing-place.ts';
import { sourceFiles } from '../lookup/definitions.ts';
import { type PackageJson, readPackageJson } from '../lookup/manifests/package-json.ts';
import { nearestNames, nearestUnique } from '../lookup/nearest-name.ts';
import { scriptImports } from '../lookup/script-imports.ts';
import { editPlan, planOf, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** What installs exactly what a lockfile says, by the lockfile that is there. */
const INSTALLERS: readonly [string, readonly string[]][] = [
  ['pnpm-lock.yaml', ['pnpm', 'install', '--frozen-lockfile']],
  ['yarn.lock', ['yarn', 'install', '--frozen-lockfile', '--non-interactive']],
  ['bun.lockb', ['bun', 'install', '--frozen-lockfile']],
  ['npm-shrinkwrap.json', ['npm', 'ci', '--no-audit', '--no-fund']],
  ['package-lock.json', ['npm', 'ci', '--no-audit', '--no-fund']],
];

/** `@scope/name/deep` → `@scope/name`. */
export const packageOfSpecifier = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

interface Manifest {
  folder: string;
  manifest: PackageJson;
}

/** The package.json that counts for a file: the nearest above it. */
async function manifestFor(view: ProjectView, file: string | null): Promise<Manifest | null> {
  for (let folder = file ? dirname(file) : view.cwd || '.'; ; folder = dirname(folder)) {
    const path = folder === '.' ? 'package.json' : `${folder}/package.json`;
    const source = await view.read(path);
    if (source) return { folder: folder === '.' ? '' : folder, manifest: readPackageJson(source.text, path) };
    if (folder === '.' || folder === '' || folder === '/') return null;
  }
}

/** Installs what the lockfile declares; without one, what package.json declares, with scripts switched off. */
async function install(name: string, { folder }: Manifest, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  for (let at = folder; ; at = dirname(at) === '.' ? '' : dirname(at)) {
    for (const [lock, argv] of INSTALLERS)
      if (await view.stat(at ? join(at, lock) : lock)) return installWith([...argv], at, lock, name, input, view);
    if (at === '') break;
  }
  const argv = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'];
  return installWith(argv, await workspaceRoot(folder, view), 'package.json', name, input, view);
}

/** npm installs a member of a workspace from its root, wherever it is called. */
async function workspaceRoot(folder: string, view: ProjectView): Promise<string> {
  for (let at = folder; at !== ''; ) {
    at = dirname(at) === '.' ? '' : dirname(at);
    const path = at ? `${at}/package.json` : 'package.json';
    const source = await view.read(path);
    if (source && readPackageJson(source.text, path).workspaces.length > 0) return at;
  }
  return folder;
}

const installWith = (
  argv: string[],
  cwd: string,
  declaring: string,
  name: string,
  input: StrategyInput,
  view: ProjectView,
): Proposal =>
  planOf(
    input,
    view,
    [{ kind: 'command', argv, cwd, ...nodeInstallTouches(cwd, declaring !== 'package.json'), timeoutMs: 300_000 }],
    `\`${name}\` is not installed although ${declaring} declares it: \`${argv.join(' ')}\`.`,
  );

/** A misspelled import of a declared package: the spelling is corrected in the files that use it. */
async function misspelled(
  name: string,
  right: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const edits: { source: SourceFile; replacements: { start: number; end: number; text: string }[] }[] = [];
  const places = (await failingPlaces(input, view)).map(({ file }) => file);
  for (const path of new Set([...places, ...(await sourceFiles(view, 'javascript'))])) {
    const source = await view.read(path);
    const replacements = (source ? scriptImports(source.text, path) : [])
      .filter(({ specifier }) => packageOfSpecifier(specifier) === name)
      .map(({ from }) => ({ start: from, end: from + name.length, text: right }));
    if (source && replacements.length > 0) edits.push({ source, replacements });
  }
  return edits.length > 0 ? editPlan(input, view, edits, `\`${name}\` is declared as \`${right}\`:`) : null;
}

/** Tools whose command has another name than their package. */
const TOOLS: Readonly<Record<string, string>> = {
  tsc: 'typescript',
  eslint: 'eslint',
  ng: '@angular/cli',
  nest: '@nestjs/cli',
  vue: '@vue/cli',
  sb: 'storybook',
  'babel-node': '@babel/node',
  babel: '@babel/cli',
  playwright: '@playwright/test',
};

/** A tool of node_modules/.bin that is declared and not installed, and that a script of package.json called: what is declared is installed. */
export async function installTool(tool: string, input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const found = await manifestFor(view, null);
  const name = TOOLS[tool] ?? tool;
  if (!found || !/^[\w@.-]+$/.test(tool)) return null;
  const called = Object.values(found.manifest.scripts).some((script) =>
    new RegExp(`(?:^|[\\s;&|(])${tool.replaceAll('.', '\\.')}(?:$|[\\s;&|)])`).test(script),
  );
  const installed = await view.stat(join(found.folder, 'node_modules', '.bin', tool));
  if (!called || installed || !found.manifest.declared.some((one) => one.name === name)) return null;
  return install(name, found, input, view);
}

/**
 * Needs `module`, `package` or `command` (a tool of node_modules/.bin). Installs only what package.json declares; a slip in the name of a
 * declared package is corrected in the import; everything else is refused: a name in an error message is never a reason to install.
 */
export const strategy: Strategy = {
  name: 'missing-package',
  summary:
    'Installs the declared Node packages, or corrects a misspelled import of one; never installs an undeclared name.',
  safety: 'safe',
  why: 'Only what package.json and its lockfile declare is installed, into the project; edits need a unique declared name.',
  async plan(input, view) {
    const { module, package: named, command } = input.diagnosis.captures;
    const printed =
      named ??
      module ??
      (command ? (TOOLS[command] ?? command) : undefined) ??
      rootMatch(input, /["'`]([^"'`\n]+)["'`]/)?.[1];
    if (!printed || /^[./]/.test(printed)) return refuse('The failure does not name a package.');
    if (!/^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~/-]*$/i.test(printed))
      return refuse(`\`${printed}\` is no name that a package can have.`, { steps: ['correct the import'] });
    const name = packageOfSpecifier(printed);
    const [place] = await failingPlaces(input, view);
    const found = await manifestFor(view, place?.file ?? null);
    if (!found) return refuse(`There is no package.json that could declare \`${name}\`.`);
    const declared = found.manifest.declared.map((one) => one.name);
    if (declared.includes(name)) {
      if (await view.stat(join(found.folder, 'node_modules', name, 'package.json')))
        return refuse(`\`${name}\` is installed, but not what is asked of it (${printed}).`, {
          steps: ['look at the `exports` of its package.json', 'see which version is declared'],
        });
      return install(name, found, input, view);
    }
    const near = nearestUnique(name, declared);
    const corrected = near ? await misspelled(name, near, input, view) : null;
    return corrected ?? undeclared(name, found, command !== undefined && !module && !named);
  },
};

function undeclared(name: string, { folder, manifest }: Manifest, isTool: boolean): Proposal {
  const file = folder ? `${folder}/package.json` : 'package.json';
  const names = manifest.declared.map((one) => one.name);
  const near = nearestNames(name, names)[0];
  return refuse(`\`${name}\` is not declared in ${file}.`, {
    known: [
      names.length > 0 ? `${file} declares ${names.slice(0, 12).join(', ')}` : `${file} declares no dependency`,
      ...(near ? [`the nearest declared name is \`${near.name}\``] : []),
    ],
    steps: isTool
      ? ['a tool of this project → declare its package, then install', 'misspelled → correct the script']
      : [
          `really wanted → check the name on the registry (who publishes it, since when), then declare it in ${file}`,
          'misspelled or invented → correct or remove the import',
        ],
    avoid: `\`npm install ${name}\` only because the message names it: a similar or invented name may belong to somebody else`,
  });
}
