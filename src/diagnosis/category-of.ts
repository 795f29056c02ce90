import type { Event } from '../event/event.ts';
import { commandShape } from '../failure/command-shape.ts';
import { statusCategory } from '../failure/status-category.ts';
import { CATEGORIES, type Category } from '../pattern/pattern.ts';
import type { Finding } from './finding.ts';
import { guessCategory } from './guess-category.ts';

const isCategory = (word: string | undefined): word is Category => CATEGORIES.some((category) => category === word);

/** Categories that say no more than that something went wrong. */
const VAGUE = new Set<Category | undefined>(['runtime', 'build', 'other', undefined]);

/**
 * What kind of problem it is. A specific pattern knows; else the format of the tool decides; else a wording that all tools share; else
 * the words of the line and what the program is about, or what the exit status alone means.
 */
export function categoryOf(finding: Finding, { command, exitCode }: Event): Category {
  const { match, error, tool } = finding;
  const pattern = match?.pattern.category;
  if (pattern && !finding.generic) return pattern;
  const told = isCategory(error?.category) ? error.category : undefined;
  // The reader for any tool at all goes by the form of a line, which says nothing about its kind: a place and words are a linter's finding
  // only where a rule has a code.
  const vague = VAGUE.has(told) || (told === 'lint' && error?.captures.code === undefined);
  if (told && !(tool === 'generic' && vague)) return told;
  if (pattern && !VAGUE.has(pattern)) return pattern;
  const program = commandShape(command).family || null;
  return guessCategory(finding.root, program) ?? statusCategory(exitCode) ?? told ?? pattern ?? 'other';
}
