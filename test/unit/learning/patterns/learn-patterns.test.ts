import { describe, expect, it } from 'vitest';
import { addPasses, emptyPassing, type PassingBook } from '../../../../src/learning/guards/passing-book.ts';
import { observeFixes } from '../../../../src/learning/observe-fixes.ts';
import { attributeFailures } from '../../../../src/learning/patterns/attribute-failures.ts';
import { entryHash } from '../../../../src/learning/patterns/entry-hash.ts';
import { judgeRemedies } from '../../../../src/learning/patterns/judge-remedies.ts';
import { layerEntries } from '../../../../src/learning/patterns/layer-entries.ts';
import { learnPatterns } from '../../../../src/learning/patterns/learn-patterns.ts';
import type { LearnedPattern } from '../../../../src/learning/patterns/learned-pattern.ts';
import { repeatedWords, withoutNames } from '../../../../src/learning/patterns/repeated-words.ts';
import { parsePatternFile } from '../../../../src/pattern/parse/parse-pattern-file.ts';
import { preparePatterns } from '../../../../src/pattern/prepare-patterns.ts';
import { rootOf, Session } from '../session-events.ts';

const DAY = 24 * 3_600_000;

interface World {
  previous?: readonly LearnedPattern[];
  passing?: PassingBook;
  minOccurrences?: number;
  later?: number;
}

/** What a project has learned after these sessions. */
function learned(sessions: readonly Session[], world: World = {}): LearnedPattern[] {
  const events = sessions.flatMap(({ events }) => events).sort((a, b) => a.at - b.at);
  const isConsequence = (id: string) => id === 'make/error';
  const now = (events.at(-1)?.at ?? 0) + (world.later ?? 0);
  const { previous = [], passing = emptyPassing, minOccurrences = 2 } = world;
  const repeated = repeatedWords(observeFixes(events.map(withoutNames), [], rootOf, isConsequence));
  const patterns = learnPatterns({ events, previous, passing, isConsequence, repeated, minOccurrences, now });
  const attributed = attributeFailures(events, patterns, isConsequence);
  return judgeRemedies(patterns, observeFixes(attributed, [], rootOf, isConsequence), []);
}

const stale = (table: string) => ({
  root: `ledger: table '${table}' is stale`,
  fingerprint: table,
  signature: `ledger: table '${table}' is stale`,
});

const settled = (name: string, table: string) =>
  new Session(name).fails('make check', stale(table)).passes(`tools/gen --table=${table}`, 'make check');

const passes = (line: string) => addPasses(emptyPassing, [{ at: 1, family: 'make', lines: [line] }]);

describe('learnPatterns', () => {
  it('makes a pattern of two occurrences, and what settled both is its remedy for the next', () => {
    const [one] = learned([settled('s1', 'users'), settled('s2', 'prices')]);
    expect(one).toMatchObject({
      regex: "^ledger: table '(?<table>[^\\n']{1,300})' is stale$",
      state: 'fixable',
      why: 'waits for a word of yours',
      occurrences: 2,
      remedy: { fix: { command: ['tools/gen', '--table=${table}'] }, times: 2, of: 2 },
    });
  });

  it('keeps edits as search and replace with the names of the failure', () => {
    const session = (name: string, table: string) =>
      new Session(name)
        .fails('make check', stale(table))
        .edits('tables.yml', `- ${table}: old`, `- ${table}: new`)
        .passes('make check');
    const [one] = learned([session('s1', 'users'), session('s2', 'prices')]);
    expect(one?.remedy?.fix).toEqual({ search: '- ${table}: old', replace: '- ${table}: new', files: ['tables.yml'] });
  });

  it('trusts a remedy only after two independent successes and a word of a person about this very form', () => {
    const [once] = learned([settled('s1', 'users'), new Session('s2').fails('make check', stale('prices'))]);
    expect(once).toMatchObject({ state: 'fixable', why: 'settled 1 of 2 times that are needed' });
    const [twice] = learned([settled('s1', 'users'), settled('s2', 'prices')]);
    const agree = (about: string) =>
      learned([settled('s1', 'users'), settled('s2', 'prices')], {
        previous: [{ ...(twice as LearnedPattern), word: { said: 'accepted', about, at: 1 } }],
      })[0];
    expect(agree(entryHash(twice as LearnedPattern))?.state).toBe('trusted');
    expect(agree('something else')?.state).toBe('fixable');
  });

  it('takes a repetition with nothing done in between for one occurrence', () => {
    const again = new Session('s1').fails('make check', stale('users')).fails('make check', stale('users'));
    expect(learned([again])[0]).toMatchObject({ state: 'observed', why: 'seen 1 of 2 times' });
    const acted = new Session('s1')
      .fails('make check', stale('users'))
      .edits('a.txt')
      .fails('make check', stale('users'));
    expect(learned([acted])[0]).toMatchObject({ state: 'known', occurrences: 2 });
  });

  it('honours the configured number of occurrences', () => {
    expect(learned([settled('s1', 'users'), settled('s2', 'prices')], { minOccurrences: 3 })[0]?.state).toBe(
      'observed',
    );
  });

  it('makes no pattern of what passing runs print', () => {
    const sessions = [settled('s1', 'users'), settled('s2', 'prices')];
    for (const line of ["ledger: table 'users' is stale", "  ledger: table 'other' is stale"])
      expect(learned(sessions, { passing: passes(line) })[0]).toMatchObject({ state: 'candidate' });
    expect(layerEntries(learned(sessions, { passing: passes("ledger: table 'users' is fresh") }))).toHaveLength(1);
  });

  it('demotes what passing runs print later, for good', () => {
    const sessions = [settled('s1', 'users'), settled('s2', 'prices')];
    const before = learned(sessions);
    const demoted = learned(sessions, { previous: before, passing: passes("ledger: table 'x' is stale") });
    expect(demoted[0]?.state).toBe('demoted');
    expect(learned(sessions, { previous: demoted })[0]?.state).toBe('demoted');
    expect(layerEntries(demoted)).toEqual([]);
  });

  it('keeps messages with other codes and classes apart', () => {
    const fails = (name: string, root: string) =>
      new Session(name).fails('make check', { root, fingerprint: root, signature: root });
    const patterns = learned([
      fails('s1', "E1203: the ledger refused table 'users'"),
      fails('s2', "E1203: the ledger refused table 'prices'"),
      fails('s3', "E1204: the ledger refused table 'users'"),
      fails('s4', "E1204: the ledger refused table 'prices'"),
    ]);
    expect(patterns.map(({ regex }) => regex?.slice(0, 7)).sort()).toEqual(['^E1203:', '^E1204:']);
  });

  it('takes a plain word for a name where what settled it repeated the word, and only there', () => {
    const seeds = (name: string, what: string, ...done: string[]) => {
      const root = `missing seeds ${what}`;
      const session = new Session(name).fails('make check', { root, fingerprint: what, signature: root });
      return done.length > 0 ? session.passes(...done, 'make check') : session;
    };
    const [one, ...others] = learned([
      seeds('s1', 'accounts', 'db load accounts'),
      seeds('s2', 'orders', 'db load orders'),
      seeds('s3', 'rooms'),
    ]);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      regex: '^missing seeds (?<symbol>[^\\s]{1,300})$',
      state: 'fixable',
      occurrences: 3,
      remedy: { fix: { command: ['db', 'load', '${symbol}'] } },
    });
    expect(learned([seeds('s1', 'accounts', 'make gen'), seeds('s2', 'orders', 'make gen')])).toHaveLength(2);
  });

  it('keeps one message where two became one', () => {
    const seeds = (name: string, what: string) => {
      const root = `missing seeds ${what}`;
      const session = new Session(name).fails('make check', { root, fingerprint: what, signature: root });
      return session.passes(`db load ${what}`, 'make check');
    };
    const [a, b] = [seeds('s1', 'accounts'), seeds('s2', 'orders')];
    expect(learned([a, b], { previous: learned([a]) })).toMatchObject([{ state: 'fixable', occurrences: 2 }]);
  });

  it('binds a text that says too little to its command, word for word', () => {
    const fails = (name: string) => new Session(name).fails('frob', { root: 'boom 7', signature: 'boom <num>' });
    const [one] = learned([fails('s1'), fails('s2')]);
    expect(one).toMatchObject({ regex: '^boom 7$', commands: ['*frob*'], state: 'known' });
  });

  it('learns the cause that stands above what only follows from it', () => {
    const fails = (name: string, table: string) =>
      new Session(name).fails('make check', {
        pattern: 'make/error',
        root: 'make: *** [check] Error 1',
        signature: 'make: *** [check] Error <num>',
        text: `reading\nledger: table ${table} is stale\nmake: *** [check] Error 1`,
      });
    expect(learned([fails('s1', 'users'), fails('s2', 'prices')])[0]).toMatchObject({
      regex: '^ledger: table (?<table>[^\\s]{1,300}) is stale$',
      state: 'known',
    });
  });

  it('lets knowledge fade that is not used, and forgets it later', () => {
    const sessions = [settled('s1', 'users'), settled('s2', 'prices')];
    const before = learned(sessions);
    expect(learned([], { previous: before, later: (before[0]?.lastSeen ?? 0) + 91 * DAY })[0]?.state).toBe('observed');
    expect(learned([], { previous: before, later: (before[0]?.lastSeen ?? 0) + 181 * DAY })).toEqual([]);
  });

  it('learns the same in whatever order the sessions came', () => {
    const lines = (sessions: readonly Session[]) =>
      learned(sessions).map(({ id, regex, state }) => ({ id, regex, state }));
    const [a, b, c] = [settled('s1', 'users'), settled('s2', 'prices'), settled('s3', 'orders')];
    expect(lines([a, b, c])).toEqual(lines([c, a, b]));
  });

  it('writes a layer that the catalogue reads', () => {
    const entries = layerEntries(learned([settled('s1', 'users'), settled('s2', 'prices')]));
    const { patterns, problems } = parsePatternFile(JSON.stringify({ version: 1, patterns: entries }), {
      file: 'learned.json',
      layer: 'learned',
    });
    expect(problems).toEqual([]);
    const prepared = preparePatterns(patterns, 'learned.json');
    expect(prepared.problems).toEqual([]);
    expect(prepared.patterns[0]).toMatchObject({ layer: 'learned', trusted: false, facts: { engine: 'v8' } });
  });
});
