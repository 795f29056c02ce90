import { nearestName } from '../system/nearest-name.ts';
import type { RunReporter } from './report-run.ts';

/** What a stand-alone reader was called with. */
export interface ReportOptions {
  command?: string;
  exitCode?: number;
  file?: string;
}

/** A wrong command line; the message says what is wrong with it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const OPTIONS = ['--command', '--exit-code', '--help'] as const;
const SHORT: Readonly<Record<string, (typeof OPTIONS)[number]>> = { '-h': '--help', '-c': '--command' };

/**
 * Reads the words of a command line. Null when help is wanted.
 * @throws UsageError
 */
export function reportOptions(argv: readonly string[]): ReportOptions | null {
  const options: ReportOptions = {};
  const words = [...argv];
  const files: string[] = [];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--') files.push(...words.splice(0));
    else if (!word.startsWith('-') || word === '-') files.push(word);
    else {
      const [typed = '', ...rest] = word.split('=');
      const option = optionOf(typed);
      if (option === '--help') return null;
      const value = rest.length > 0 ? rest.join('=') : words.shift();
      if (value === undefined) throw new UsageError(`${option} wants a value`);
      if (option === '--command') options.command = value;
      else options.exitCode = statusOf(value);
    }
  }
  if (files.length > 1) throw new UsageError(`one file at most, not ${files.length}`);
  const [file] = files;
  return file === undefined || file === '-' ? options : { ...options, file };
}

function optionOf(typed: string): (typeof OPTIONS)[number] {
  const known = OPTIONS.find((option) => option === typed) ?? SHORT[typed];
  if (known) return known;
  const near = nearestName(typed, OPTIONS);
  throw new UsageError(`unknown option ${typed}${near ? ` (did you mean ${near}?)` : ''}`);
}

function statusOf(value: string): number {
  if (!/^\d{1,3}$/.test(value)) throw new UsageError(`--exit-code wants a number, not ${value}`);
  return Number(value);
}

export const usageLine = ({ name }: RunReporter): string =>
  `usage: COMMAND 2>&1 | ${name} [--command COMMAND] [--exit-code N] [FILE]`;

/** The whole help of a stand-alone reader. */
export const reportHelp = (reporter: RunReporter): string => `${usageLine(reporter)}

Reads ${reporter.reads} from stdin or from FILE: passes a piped text on, then prints counts, the names of failed tests and what is
known about the cause, and appends ${reporter.log} in the project's state folder. A hook payload (JSON) is answered as a hook does.

  --command COMMAND  the command that printed the text; names the run in the log and narrows the patterns
  --exit-code N      its exit status; without it the text tells whether it failed
  -h, --help         print this help

Exit status: 0, or 2 when it was called wrongly. HEAL_HOOKS=0 only passes the text on.
`;
