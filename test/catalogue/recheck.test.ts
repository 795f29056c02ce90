import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import recheck from 'recheck';
import { describe, expect, it } from 'vitest';
import { readCatalogue, root } from './catalogue.ts';
import { recheckQuestion } from './recheck-question.ts';

/** Verdicts of another checker (`node scripts/recheck-patterns.mjs`), by the key of the question. */
const verdicts = JSON.parse(readFileSync(join(root, 'test/catalogue/recheck.json'), 'utf8')) as Record<string, string>;
const questions = readCatalogue().patterns.flatMap((pattern) => {
  const question = recheckQuestion(pattern);
  return question ? [{ id: pattern.id, ...question }] : [];
});
/** Asked here and now; more would take minutes. */
const FRESH = 4;

describe('recheck', () => {
  it('contradicts our proof for no regex', () => {
    const vulnerable = questions.filter(({ key }) => verdicts[key] === 'vulnerable');
    expect(vulnerable.map(({ id }) => id)).toEqual([]);
    expect(questions.filter(({ key }) => verdicts[key] === 'safe').length).toBeGreaterThan(100);
  });

  it('agrees about regexes that it was not asked about yet', () => {
    const fresh = questions.filter(({ key }) => !(key in verdicts)).slice(0, FRESH);
    for (const { id, source, flags } of fresh) {
      const { status } = recheck.checkSync(source, flags, { timeout: 3000, checker: 'automaton' });
      expect([id, status]).not.toEqual([id, 'vulnerable']);
    }
  });
});
