import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LintedPatterns, lintPatterns } from '../../src/diagnosis/lint-patterns.ts';
import { lintPlaybooks } from '../../src/remedy/lint-playbooks.ts';
import { readCatalogue, root } from './catalogue.ts';

/** Every gate that an entry has to pass; `node scripts/check-patterns.mjs` prints the same for one file. */
const catalogue = readCatalogue();
const strategies = new Set(readdirSync(join(root, 'src/remedy/strategies')).map((name) => name.replace(/\.ts$/, '')));
let linted: LintedPatterns;

beforeAll(async () => {
  linted = await lintPatterns(catalogue.patterns, {
    strategies,
    playbooks: new Set(catalogue.playbooks.map(({ id }) => id)),
  });
});

describe('the catalogue', () => {
  it('parses, entry by entry', () => {
    expect(catalogue.problems).toEqual([]);
    expect(catalogue.patterns.length).toBeGreaterThan(50);
  });

  it('has patterns that say what they mean, win their own examples and name remedies that exist', () => {
    expect(linted.faults.map(({ entry, field, message }) => `${entry}: ${field}: ${message}`)).toEqual([]);
  });

  it('has playbooks that patterns name and whose placeholders they capture', () => {
    const faults = lintPlaybooks(catalogue.playbooks, catalogue.patterns, linted.captured);
    expect(faults.map(({ entry, message }) => `${entry}: ${message}`)).toEqual([]);
  });

  it('uses each id once and keeps a family in one file', () => {
    const ids = catalogue.patterns.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const homes = new Map<string, Set<string>>();
    for (const [id, file] of catalogue.fileOf) {
      const family = id.split('/')[0] ?? id;
      homes.set(family, (homes.get(family) ?? new Set()).add(file));
    }
    expect([...homes].filter(([, files]) => files.size > 1)).toEqual([]);
  });
});
