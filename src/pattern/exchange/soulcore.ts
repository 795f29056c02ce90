import type { PatternEntry } from './pattern-entry.ts';
import { categoryOf, slug } from './pattern-entry.ts';

interface SoulcoreEntry {
  pattern: string;
  solution?: unknown;
  description?: unknown;
}

const isEntry = (value: unknown): value is SoulcoreEntry =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as SoulcoreEntry).pattern === 'string' &&
  !('error_regex' in value);

/** Is it a map `{"Name": {"pattern", "solution", "description"}}`? */
export const isSoulcore = (document: unknown): document is Record<string, SoulcoreEntry> =>
  typeof document === 'object' &&
  document !== null &&
  !Array.isArray(document) &&
  Object.keys(document).length > 0 &&
  Object.values(document).every(isEntry);

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Patterns of that map: the name becomes the id, description and solution what is said. */
export function importSoulcore(document: Record<string, SoulcoreEntry>): PatternEntry[] {
  return Object.entries(document).map(([name, { pattern, solution, description }]) => {
    const words = [text(description), text(solution)]
      .filter((part) => part !== '')
      .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
      .join(' ')
      .slice(0, 600);
    return {
      id: slug(name.replace(/([a-z])([A-Z])/g, '$1-$2')),
      title: text(description).slice(0, 160) || name,
      error_regex: pattern.replaceAll('(?P<', '(?<'),
      category: categoryOf(name),
      severity: 'medium',
      ...(words ? { summary: words } : {}),
    };
  });
}
