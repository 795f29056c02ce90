import type { StrategyInput } from '../../remedy.ts';

/** Headings under which tools list what may have been meant, one name a line. */
const HEADINGS =
  /(?:most similar commands?(?: is| are)|[Dd]id you mean(?: this| one of these)?\??:?|similar (?:commands?|names?):?|[Ss]ome candidates are:?|Possible options:?|Available (?:commands|scripts|targets|tasks)[^:]*:?)\s*(.*)$/;
const CHOICES = /\((?:choose|invalid choice[^()]*choose) from ([^)]*)\)/;

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
  return [...new Set(found)];
}

const words = (text: string): string[] => text.match(/[\w@:./-]*\w/g) ?? [];
