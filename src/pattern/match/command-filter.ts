import type { PreparedPattern } from '../pattern.ts';
import { plainGlob } from './plain-glob.ts';

/** Programs that run other programs we cannot see: what they print may come from anything. */
const OPAQUE =
  /^(?:make|gmake|ninja|just|task|rake|tox|nox|npm|npx|yarn|pnpm|bun|bunx|corepack|turbo|nx|lerna|poetry|uv|pipenv|hatch|pdm|bundle|composer|gradle|gradlew|mvn|mvnw|bazel|docker|podman|kubectl|ssh|sudo|su|env|xargs|find|time|timeout|watch|nohup|parallel|bash|sh|zsh|dash|pwsh|powershell|cmd|source|eval|exec|act|pre-commit|husky|lefthook|script|nix|nix-shell|direnv|mise|asdf|tee|heal-hooks)$/;

/** Words in front of a program that is named itself: `npx tsc`, `poetry run pytest`, `timeout 30 make`. */
const WRAPPER =
  /^(?:(?:npx|bunx|pnpx|pnpm dlx|pnpm exec|yarn dlx|yarn exec|npm (?:exec|x)(?: --)?|poetry run|uv run|pipenv run|pdm run|hatch run|bundle exec|sudo|time|nohup|env|command)\s+|timeout\s+(?:-\S+\s+)*\d\S*\s+)(?:(?:-y|-q|--yes|--no|--no-install|--silent|--quiet|--frozen|--no-sync|--)\s+)*(?=[\w@./])/;

const unwrapped = (segment: string): string => {
  const inner = segment.replace(WRAPPER, '');
  return inner === segment ? segment : unwrapped(inner);
};

/** The programs that a command line starts, one per segment, path and assignments taken off. */
const programsOf = (command: string): string[] =>
  command
    .split(/&&|\|\|?|;|\n|\$\(|`|\(|\{/)
    .map((segment) => segment.trim().replace(/^(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)\s+)+/, ''))
    .map(unwrapped)
    .filter((segment) => segment !== '');

/** Is there a program in the command whose own children we cannot see (a runner, a shell, a script)? */
export function isOpaque(command: string): boolean {
  return programsOf(command).some((segment) => {
    const program = segment.split(/\s/)[0] ?? '';
    const name = program.slice(program.lastIndexOf('/') + 1).replace(/\.(?:exe|cmd|bat)$/, '');
    return OPAQUE.test(name) || /\.(?:sh|bash|ps1)$/.test(name) || /^\.{0,2}\//.test(program);
  });
}

type GlobTest = (text: string) => boolean;

/** Globs are few and the same in every call: each is compiled once. More than this come from patterns that are long gone. */
const MANY = 5000;
const compiled = new Map<string, GlobTest>();

async function compile(glob: string): Promise<GlobTest> {
  const plain = plainGlob(glob);
  if (plain) return (text) => plain.test(text);
  const { default: micromatch } = await import('micromatch');
  return micromatch.matcher(glob, { bash: true, dot: true, nocase: process.platform === 'win32' });
}

/** Which patterns apply to a command. Decided once for each distinct list of globs. */
export class CommandFilter {
  readonly #texts: string[];
  readonly #known = new Map<string, boolean>();
  readonly #opaque: boolean;

  private constructor(command: string) {
    this.#texts = [command, ...programsOf(command)];
    this.#opaque = isOpaque(command);
  }

  /** @param patterns those that will be asked about */
  static async create(command: string, patterns: readonly PreparedPattern[]): Promise<CommandFilter> {
    if (compiled.size > MANY) compiled.clear();
    for (const glob of patterns.flatMap(({ commands }) => commands ?? []))
      if (!compiled.has(glob)) compiled.set(glob, await compile(glob));
    return new CommandFilter(command);
  }

  allows(pattern: PreparedPattern): boolean {
    if (!pattern.commands || this.#opaque) return true;
    const key = pattern.commands.join('\n');
    let allowed = this.#known.get(key);
    if (allowed === undefined) {
      const globs = pattern.commands;
      allowed = this.#texts.some((text) => globs.some((glob) => compiled.get(glob)?.(text)));
      this.#known.set(key, allowed);
    }
    return allowed;
  }
}
