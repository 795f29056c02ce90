import { basename } from 'node:path';

const SCRIPT = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte,json,css,scss,less,html,md,yml,yaml}'];

/** What an installation changes: manifest and lockfiles by glob, the folders of packages as wholes. */
export interface InstallTouches {
  touches: string[];
  renews?: string[];
  alters?: string[];
}

/**
 * What a Node package manager changes below `folder` (project-relative, `''` = root). From a lockfile it makes node_modules anew;
 * otherwise it changes what is there.
 */
export function nodeInstallTouches(folder: string, locked: boolean): InstallTouches {
  const below = (glob: string): string => (folder ? `${folder}/${glob}` : glob);
  const packages = [below('node_modules'), below('**/node_modules')];
  const touches = ['*lock*', 'package.json', '.pnp.*', '.yarn/install-state.gz'].map(below);
  return { touches, ...(locked ? { renews: packages } : { alters: packages }) };
}

/** What pip and its like change in an environment inside the project; nothing that can be named when it is elsewhere. */
export const pythonInstallTouches = (venv: string | null): InstallTouches => ({
  touches: ['*.lock', 'pylock*.toml'],
  ...(venv ? { alters: [venv] } : {}),
});

/** Which project files well-known tools may change; the first rule that fits counts. */
const RULES: [RegExp, string[]][] = [
  [/^cargo (?:fix|clippy|fmt)\b/, ['**/*.rs', '**/Cargo.toml', '**/Cargo.lock']],
  [/^cargo\b/, ['**/Cargo.toml', '**/Cargo.lock']],
  [/^rustfmt\b/, ['**/*.rs']],
  [/^(?:gofmt|goimports)\b|^go (?:fmt|fix)\b/, ['**/*.go']],
  [/^go\b/, ['**/go.mod', '**/go.sum']],
  [
    /^(?:npm|pnpm|yarn|bun)\b/,
    ['**/package.json', '**/package-lock.json', '**/pnpm-lock.yaml', '**/yarn.lock', '**/bun.lock'],
  ],
  [/^(?:eslint|prettier|biome|stylelint|tsc)\b/, SCRIPT],
  [/^(?:ruff|black|isort|autopep8|yapf)\b/, ['**/*.py', '**/*.pyi']],
  [/^(?:pip3?|uv|poetry|pdm|pipenv)\b/, ['pyproject.toml', 'uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock']],
  [/^(?:bundle|gem)\b/, ['Gemfile', 'Gemfile.lock']],
  [/^composer\b/, ['composer.json', 'composer.lock']],
  [/^clang-format\b/, ['**/*.{c,h,cc,cpp,cxx,hpp,hh}']],
];

/**
 * Globs of the project files that a remedial command may change, to be captured before it runs. `declared` is what the pattern itself
 * says (`touches`); an unknown command may change any file.
 */
export function commandTouches(argv: readonly string[], declared?: unknown): string[] {
  if (Array.isArray(declared)) return declared.filter((glob): glob is string => typeof glob === 'string');
  const [program = '', ...rest] = argv;
  const name = basename(program);
  const module = /^python[\d.]*$/.test(name) && rest[0] === '-m' ? rest.slice(1) : [name, ...rest];
  const words = (module[0] === 'npx' ? module.slice(1).filter((word) => !word.startsWith('-')) : module).join(' ');
  return RULES.find(([rule]) => rule.test(words))?.[1] ?? ['**/*'];
}
