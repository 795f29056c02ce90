import type { CommandShape } from '../failure/command-shape.ts';

/** What the exit status of a masked failure really belongs to: `tail`, `|| true`, `&`. Undefined where it cannot be told. */
export function maskedBy({ segments, hidden }: CommandShape): string | undefined {
  const first = hidden[0];
  const decisive = segments.findLast(({ hiddenBy }) => hiddenBy === null);
  switch (first?.hiddenBy) {
    case 'pipe':
    case 'sequence':
      return decisive?.program;
    case 'or':
      return decisive ? `|| ${decisive.text}` : undefined;
    case 'background':
      return '&';
    default:
      return undefined;
  }
}
