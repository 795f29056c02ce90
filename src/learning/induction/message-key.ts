import { nounOf } from '../templates/capture-name-of.ts';
import { maskValues } from '../templates/mask-values.ts';
import { settle, VALUE } from '../templates/settle.ts';
import { continuesSentence, shapeOf } from '../templates/token-shape.ts';
import { isPunctuation, tokensOf } from '../templates/tokens.ts';

const CLOSING: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '‘': '’', '“': '”' };
/** Tokens that one pair of quotes holds, at most. */
const QUOTED = 40;

/**
 * What a line says, without the names in it: lines with the same key are one message. Names are what stands in quotes, behind `=` or behind
 * a word that says what it is (`table users`), and words that no sentence has (`user_id`, `a.b`). Cautious: plain words stay, so that two messages
 * are never taken for one; one message may then have several keys.
 */
export function messageKey(line: string): string {
  const tokens = tokensOf(maskValues(line));
  const out: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    const close = CLOSING[token];
    const end = close === undefined || /\w/.test(tokens[i - 1] ?? '') ? -1 : tokens.indexOf(close, i + 1);
    if (close !== undefined && end > i + 1 && end - i <= QUOTED) {
      out.push(token, VALUE, close);
      i = end;
    } else out.push(isName(token, out) ? VALUE : token);
  }
  return settle(out.join(''));
}

/** @param before the tokens in front of it */
function isName(token: string, before: readonly string[]): boolean {
  if (isPunctuation(token) || token.includes(VALUE)) return false;
  const shape = shapeOf(token);
  if (shape === 'code') return false;
  if (shape === 'identifier' || before.at(-1) === '=') return true;
  return before.at(-1) === ' ' && nounOf(before.at(-2) ?? '') !== null && !continuesSentence(token);
}
