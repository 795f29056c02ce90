import type { StrategyInput } from './remedy.ts';

/** How many lines after the root line still belong to the same message. */
const MESSAGE_LINES = 12;

/** First match of a regex in the root line, or in the lines of the message that follow it. */
export function rootMatch(input: StrategyInput, regex: RegExp): RegExpExecArray | null {
  const direct = regex.exec(input.diagnosis.root);
  if (direct || input.diagnosis.line === null) return direct;
  const { lines } = input.report.failure;
  const start = input.diagnosis.line - 1;
  for (const line of lines.slice(start, start + MESSAGE_LINES)) {
    const found = regex.exec(line);
    if (found) return found;
  }
  return null;
}
