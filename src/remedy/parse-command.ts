import { posix } from 'node:path';
import { commandLine } from './command-line.ts';

/** What parses one file and runs nothing, by the end of its name. */
const PARSERS: readonly [names: RegExp, argv: readonly string[]][] = [
  [/\.pyi?$/, ['python3', '-m', 'py_compile']],
  [/\.[cm]?js$/, ['node', '--check']],
  [/\.(?:ba)?sh$/, ['bash', '-n']],
  [/\.(?:rb|rake|gemspec)$|(?:^|\/)(?:Gemfile|Rakefile)$/, ['ruby', '-c']],
  [/\.php$/, ['php', '-l']],
  [/\.p[lm]$/, ['perl', '-c']],
  [/\.go$/, ['gofmt', '-e', '-l']],
  [/\.rs$/, ['rustfmt', '--check']],
  [/\.lua$/, ['luac', '-p']],
  [/\.(?:c|h)$/, ['cc', '-fsyntax-only']],
  [/\.(?:cc|cpp|cxx|hpp|hh)$/, ['c++', '-fsyntax-only']],
  [/\.tf$/, ['terraform', 'fmt', '-check']],
  [/\.json$/, ['python3', '-m', 'json.tool']],
  [/\.xml$|\.svg$/, ['xmllint', '--noout']],
];

/** The command that parses `file` and does nothing else, as one would type it; null for a kind of file that no common tool reads alone. */
export function parseCommand(file: string): string | null {
  const name = posix.normalize(file.replaceAll('\\', '/'));
  const argv = PARSERS.find(([names]) => names.test(name))?.[1];
  return argv ? commandLine([...argv, name]) : null;
}
