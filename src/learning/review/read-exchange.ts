import { parsePatternFile } from '../../pattern/parse/parse-pattern-file.ts';
import { readJson5 } from '../../pattern/parse/read-json5.ts';
import type { AutoFix } from '../../pattern/pattern.ts';
import type { FileProblem } from '../../pattern/problem.ts';
import type { ActionFix } from '../fixes/action.ts';
import type { Imported } from './exchange.ts';
import { faultOfRegex } from './say-word.ts';

/** What a file of learned patterns says. */
export interface ReadExchange {
  /** Where it comes from, as it says. */
  from: string;
  patterns: Imported[];
  problems: FileProblem[];
}

/** Reads a file of learned patterns; null when it is another kind of file. Untrusted: what is not bounded, linear and of a known shape stays out. */
export function readExchange(text: string, file: string): ReadExchange | null {
  const document = readJson5(text);
  if ('error' in document) return null;
  const from = originOf(document.value);
  if (from === null) return null;
  const parsed = parsePatternFile(text, { file, layer: 'learned' });
  const problems = [...parsed.problems];
  const patterns: Imported[] = [];
  for (const { id, title, error_regex: regex, category, commands, auto_fix } of parsed.patterns) {
    const fault = faultOfRegex(regex, []);
    if (fault !== null) {
      problems.push({ file, entry: id, field: 'error_regex', message: fault, level: 'error' });
      continue;
    }
    const fix = actionFix(auto_fix);
    const words = fix === null ? '' : 'command' in fix ? fix.command.join(' ') : `edit of ${fix.files.join(', ')}`;
    patterns.push({ id, title, regex, category, commands: commands ?? null, fix, words });
  }
  return { from, patterns, problems };
}

function originOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('learned_by' in value)) return null;
  const by = value.learned_by;
  if (typeof by !== 'object' || by === null || !('project' in by) || typeof by.project !== 'string') return null;
  return by.project.slice(0, 100);
}

const actionFix = (fix: AutoFix | null | undefined): ActionFix | null => {
  if (!fix) return null;
  if ('command' in fix && Array.isArray(fix.command)) return { command: [...fix.command] };
  if ('search' in fix && typeof fix.search === 'string' && typeof fix.replace === 'string' && Array.isArray(fix.files))
    return { search: fix.search, replace: fix.replace, files: [...fix.files] };
  return null;
};
