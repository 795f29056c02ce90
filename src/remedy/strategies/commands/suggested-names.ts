import type { StrategyInput } from '../../remedy.ts';

/** Headings under which tools list what may have been meant, one name a line. */
const HEADINGS =
  /(?:most similar commands?(?: is| are)|[Dd]id you mean(?: this| one of these)?\??:?|similar (?:commands?|names?):?|[Ss]ome candidates are:?|Possible options:?|Available (?:commands|scripts|targets|tasks)[^:]*:?)\s*(.*)$/;
const CHOICES = /\((?:choose|invalid choice[^()]*choose) from ([^)]*)\)/;

/** Options and choices of a usage text (`usage: x [-h] [--verbose] {a,b}`), which runs on over indented lines. */
function usageNames(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => /^\s*usage:/i.test(line));
  if (start < 0) return [];
  const end = lines.findIndex((line, index) => index > start && !/^\s/.test(line));
  const usage = lines.slice(start, end < 0 ? start + 30 : end).join(' ');
  const choices = [...usage.matchAll(/\{([^{}]*)\}/g)].flatMap((match) => words(match[1] ?? ''));
  return [...(usage.match(/(?<![\w-])--?[A-Za-z][\w-]*/g) ?? []), ...choices];
}

/** Names that the output lists as meant or possible, in order. */
export function suggestedNames(input: StrategyInput): string[] {
  const { lines } = input.report.failure;
  const found: string[] = [];
  for (const [index, line] of lines.entries()) {
    const choices = CHOICES.exec(line)?.[1];
    if (choices) found.push(...words(choices));
    const heading = HEADINGS.exec(line);
    if (!heading) continue;
    found.push(...words(heading[1] ?? ''));
    for (const listed of lines.slice(index + 1, index + 8)) {
      const name =
        /^\s+[-*•]?\s*(?:(?:npm|pnpm|yarn|git|cargo|go|docker|kubectl)\s+(?:run(?:-script)?\s+)?)?["'`]?([\w:./@-]+)["'`]?/.exec(
          listed,
        )?.[1];
      if (!name) break;
      found.push(name);
    }
  }
  return [...new Set([...found, ...usageNames(lines)])];
}

const words = (text: string): string[] => text.match(/[\w@:./-]*\w/g) ?? [];
