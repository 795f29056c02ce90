import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { commandShape } from '../failure/command-shape.ts';
import { type Language, languageOf } from './lookup/language.ts';

type World = 'node' | 'python' | 'rust' | 'go' | 'java' | 'ruby' | 'php' | 'c';

/** Programs by the world of tools they belong to. Each world is itself a name for what its programs have in common. */
const PROGRAMS: Record<World, string> = {
  node:
    'node npm npx pnpm yarn bun tsc tsx ts-node jest vitest mocha ava playwright cypress eslint prettier biome stylelint vite webpack rollup ' +
    'esbuild parcel turbo nx next nuxt ng astro svelte-check prisma',
  python:
    'python python2 python3 pip pip3 pipx uv poetry pipenv pdm pytest tox nox mypy pyright ruff flake8 pylint black isort django-admin manage.py alembic flask',
  rust: 'cargo rustc rustfmt clippy-driver',
  go: 'go gofmt golangci-lint staticcheck gotestsum',
  java: 'java javac mvn mvnw gradle gradlew',
  ruby: 'ruby bundle bundler gem rake rspec rails rubocop',
  php: 'php composer phpunit phpstan artisan',
  c: 'gcc g++ cc c++ clang clang++ ld cmake ninja meson ctest',
};

/** By another name: a wrapper is the tool that it wraps. */
const ALIASES: Record<string, string> = {
  npx: 'npm',
  pip3: 'pip',
  mvnw: 'mvn',
  gradlew: 'gradle',
  bundler: 'bundle',
};

const WORLDS: readonly World[] = ['node', 'python', 'rust', 'go', 'java', 'ruby', 'php', 'c'];
const WORLD_OF = new Map<string, World>(
  WORLDS.flatMap((world) => PROGRAMS[world].split(' ').map((program): [string, World] => [program, world])),
);

/** Families of patterns that speak of one world only. */
const FAMILIES: Record<string, World> = {
  npm: 'node',
  node: 'node',
  javascript: 'node',
  typescript: 'node',
  jest: 'node',
  eslint: 'node',
  bundler: 'node',
  python: 'python',
  pip: 'python',
  pytest: 'python',
  rust: 'rust',
  cargo: 'rust',
  go: 'go',
  java: 'java',
  ruby: 'ruby',
  php: 'php',
  c: 'c',
};

/** Tools of no such world, of which a playbook speaks. */
const ALONE = ['terraform', 'tofu', 'docker', 'podman', 'git', 'make'];

/** Every name that `toolsOf` can answer and a playbook may have words for. */
export const TOOL_NAMES: ReadonlySet<string> = new Set([
  ...ALONE,
  ...WORLDS,
  ...[...WORLD_OF.keys()].map((program) => ALIASES[program] ?? program),
]);

/** A tool by the name that somebody gave it, and the world it belongs to: `pnpm` → `['pnpm', 'node']`. Empty for one that is not known. */
export function toolNamed(name: string): string[] {
  const world = WORLDS.find((one) => one === name) ?? WORLD_OF.get(name);
  if (world === undefined) return ALONE.filter((one) => one === name);
  return [...new Set([ALIASES[name] ?? name, world])];
}

/**
 * The tools that a failure is about, most special first: `['pnpm', 'node']`. The family of the pattern says which world it is, else the
 * place that failed, else the command; the command says which of its tools. Empty when nothing tells. Pure.
 */
export function toolsOf({ pattern, locations }: Pick<Diagnosis, 'pattern' | 'locations'>, command: string): string[] {
  const { main, segments } = commandShape(command);
  const typed = [main, ...segments].flatMap((segment) => (segment ? wordsOf(segment) : []));
  const world =
    FAMILIES[pattern?.split('/')[0] ?? ''] ??
    worldOfFile(locations[0]?.file) ??
    typed.map((program) => WORLD_OF.get(program)).find((one) => one !== undefined);
  if (world === undefined) return ALONE.filter((one) => main?.program === one);
  const tools = typed.filter((program) => WORLD_OF.get(program) === world);
  return [...new Set([...tools.map((tool) => ALIASES[tool] ?? tool), world])];
}

/** The program, and what a wrapper was typed before it: `pnpm exec vitest` is of both. */
const wordsOf = ({ program, text }: { program: string; text: string }): string[] => {
  const first = /^\S{1,60}/.exec(text)?.[0] ?? '';
  return [first.slice(first.lastIndexOf('/') + 1), program];
};

const worldOfFile = (file: string | undefined): World | undefined => {
  const language = file === undefined ? null : languageOf(file);
  return language === null ? undefined : WORLD_OF_LANGUAGE[language];
};
const WORLD_OF_LANGUAGE: Partial<Record<Language, World>> = {
  javascript: 'node',
  typescript: 'node',
  python: 'python',
  rust: 'rust',
  go: 'go',
  java: 'java',
  ruby: 'ruby',
  php: 'php',
  c: 'c',
};
