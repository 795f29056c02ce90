import { commandWords } from '../../command-words.ts';

/** Options that choose what is compiled; the question has to be about the same. Those with `true` take a value. */
const SELECTING: Record<string, boolean> = {
  '-p': true,
  '--package': true,
  '--bin': true,
  '--example': true,
  '--test': true,
  '--bench': true,
  '--features': true,
  '-F': true,
  '--target': true,
  '--manifest-path': true,
  '--profile': true,
  '--exclude': true,
  '--workspace': false,
  '--all': false,
  '--lib': false,
  '--bins': false,
  '--examples': false,
  '--tests': false,
  '--benches': false,
  '--all-targets': false,
  '--all-features': false,
  '--no-default-features': false,
  '--release': false,
  '-r': false,
};

const COMPILING = /^(?:build|b|check|c|test|t|run|r|bench|clippy|doc|d|fix|install|nextest)$/;

/**
 * The question that makes the compiler repeat what it said, with its proposals in a form for programs. It compiles what the failing
 * command compiles, but builds nothing. Commands that only start cargo (make, scripts) are asked about every target.
 */
export function cargoQuestion(command: string | undefined): string[] {
  const words = commandWords(command ?? '') ?? [];
  const at = words.findIndex((word) => /(?:^|\/)cargo$/.test(word));
  const toolchain = at >= 0 && words[at + 1]?.startsWith('+') ? [words[at + 1] ?? ''] : [];
  const sub = at >= 0 ? (words[at + 1 + toolchain.length] ?? '') : '';
  // A question must not write a Cargo.lock; after a cargo command there is one that fits.
  const form = ['--message-format=json', '--offline', '--locked', '--keep-going'];
  if (!COMPILING.test(sub)) return ['cargo', ...toolchain, 'check', '--all-targets', ...form];
  const rest = words.slice(at + 2 + toolchain.length);
  const separator = rest.indexOf('--');
  const own = separator < 0 ? rest : rest.slice(0, separator);
  const testing =
    /^(?:test|t|bench|nextest)$/.test(sub) && !own.some((word) => /^--(?:lib|tests?|all-targets)$/.test(word));
  const asked = [...selecting(own), ...(testing ? ['--tests'] : []), ...form];
  if (sub !== 'clippy') return ['cargo', ...toolchain, 'check', ...asked];
  return ['cargo', ...toolchain, 'clippy', ...asked, ...(separator < 0 ? [] : rest.slice(separator))];
}

function selecting(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const [name = ''] = word.split('=');
    const takesValue = SELECTING[name];
    if (takesValue === undefined) continue;
    kept.push(word);
    const value = words[i + 1];
    if (takesValue && !word.includes('=') && value !== undefined) {
      kept.push(value);
      i++;
    }
  }
  return kept;
}
