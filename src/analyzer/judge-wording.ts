import type { Captures, Category } from '../pattern/pattern.ts';
import { errnoCategory } from './facts/errno-facts.ts';
import { WORDING_FACTS } from './facts/wording-facts.ts';
import { statedFacts } from './reading/stated-facts.ts';

/** `SC2164`, `no-undef`, `Style/StringLiterals`: the code of a rule that a linter checks. */
const isRule = (code: string): boolean =>
  /^[A-Z]{1,6}-?\d{2,6}$/.test(code) || /^[a-z]\w*(?:[-/][\w-]+)+$/.test(code) || /^[A-Z]\w+\/[\w/]+$/.test(code);

/**
 * What a message of an unknown tool is about, by the wordings that tools share.
 *
 * @param code the code of an error or rule beside the message
 * @param otherwise the category when neither wording nor code tells
 */
export const judgeWording = (
  message: string,
  code?: string,
  otherwise: Category = 'build',
): { captures: Captures & { code?: string }; category: Category } => {
  const text = message.slice(0, 400);
  const stated = statedFacts(text, WORDING_FACTS);
  const rule = code !== undefined && isRule(code);
  return {
    captures: { ...stated.captures, ...(code ? { code } : {}) },
    category: stated.category ?? errnoCategory(text) ?? (rule ? 'lint' : otherwise),
  };
};
