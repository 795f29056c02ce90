import { describe, expect, it } from 'vitest';
import { experienceBook } from '../../../src/learning/experience-book.ts';
import { learned, Session, told } from './session-events.ts';

const fixed = (name: string, ...actions: string[]) =>
  new Session(name).fails('make test').passes(...actions, 'make test');
const by = (sessions: Session[], failure = {}) => told(sessions, failure)?.settled?.by;

describe('what a project tells about a failure', () => {
  it('says what settled it once as once', () => {
    expect(told([fixed('one', 'make codegen')])).toMatchObject({
      seen: 2,
      settled: { by: 'make codegen', times: 1, of: 1 },
    });
  });

  it('counts independent sessions, and the times that it was in vain', () => {
    const one = new Session('one')
      .fails('make test')
      .passes('npm ci')
      .fails('make test')
      .passes('make codegen', 'make test');
    const recalled = told([one, fixed('two', 'make codegen'), fixed('three', 'make codegen')]);
    expect(recalled).toMatchObject({ seen: 5, settled: { by: 'make codegen', times: 3, of: 3 }, inVain: ['npm ci'] });
  });

  it('tells nothing while several actions share the credit', () => {
    expect(told([fixed('one', 'npm ci', 'make codegen')])).toBeNull();
    const edited = (name: string, file: string) =>
      new Session(name).fails('make test').edits(file).passes('make codegen', 'make test');
    expect(told([edited('one', 'a.ts'), edited('two', 'b.ts')])).toBeNull();
  });

  it('separates them by repetition', () => {
    expect(by([fixed('one', 'npm ci', 'make codegen'), fixed('two', 'make codegen')])).toBe('make codegen');
    expect(by([fixed('one', 'npm ci', 'make codegen'), fixed('two', 'make codegen', 'docker compose up -d')])).toBe(
      'make codegen',
    );
    const vain = new Session('one').fails('make test').passes('npm ci').fails('make test');
    expect(by([vain, fixed('two', 'npm ci', 'make codegen')])).toBe('make codegen');
  });

  it('does not believe an edit that happened to come between, once', () => {
    expect(told([new Session('one').fails('make test').edits('README.md').passes('make test')])).toBeNull();
  });

  it('tells an edit that settled it twice', () => {
    const edit = (name: string) =>
      new Session(name).fails('make test').edits('cfg.json', '"a": 1', '"a": 2').passes('make test');
    expect(by([edit('one'), edit('two')])).toBe('edit of cfg.json: "a": 1 → "a": 2');
  });

  it('says that a flake passes by itself, and credits nothing once', () => {
    const flake = new Session('f').fails('make test').passes('make test');
    expect(told([flake, fixed('one', 'make codegen')])).toEqual({ seen: 3, lastSeen: expect.any(Number), flaked: 1 });
  });

  it('demotes what failed twice in a row', () => {
    const sessions = ['1', '2', '3', '4', '5', '6'].map((name) => fixed(name, 'make gen'));
    const vain = new Session('v')
      .fails('make test')
      .passes('make gen')
      .fails('make test')
      .passes('make gen')
      .fails('make test');
    expect(by(sessions)).toBe('make gen');
    expect(by([...sessions, vain])).toBeUndefined();
  });

  it('takes back what settled it once as soon as it fails', () => {
    const one = fixed('one', 'make gen');
    const vain = new Session('two').fails('make test').passes('make gen').fails('make test');
    expect(by([one])).toBe('make gen');
    expect(by([one, vain])).toBeUndefined();
  });

  it('says nothing about two different single remedies', () => {
    expect(told([fixed('one', 'make a'), fixed('two', 'make b')])).toBeNull();
  });

  it('carries a remedy over to other names', () => {
    const of = (table: string) => ({ captures: { table }, root: `ledger: table ${table} is stale` });
    const settled = (name: string, table: string) =>
      new Session(name).fails('make test', of(table)).passes(`tools/gen --table=${table}`, 'make test');
    const sessions = [settled('one', 'orders'), settled('two', 'users')];
    expect(by(sessions, of('prices'))).toBe('tools/gen --table=prices');
    expect(by(sessions, { captures: {}, root: 'ledger: table prices is stale' })).toBeUndefined();
    expect(by(sessions, of('$(reboot)'))).toBeUndefined();
    expect(by(sessions, of('-rf'))).toBeUndefined();
  });

  it('never names another package to install', () => {
    const of = (module: string) => ({ captures: { module }, root: `No module named '${module}'` });
    const session = new Session('one').fails('make test', of('aiohttp')).passes('pip install aiohttp', 'make test');
    expect(by([session], of('aiohttp'))).toBe('pip install aiohttp');
    expect(by([session], of('evilpkg'))).toBeUndefined();
  });

  it('carries over to other failures of a pattern only what names the failure', () => {
    const of = (table: string) => ({
      pattern: 'x/stale',
      fingerprint: table,
      captures: { table },
      root: `table ${table} is stale`,
    });
    const by2 = (action: (table: string) => string) => {
      const sessions = ['orders', 'users'].map((table) =>
        new Session(table).fails('make test', of(table)).passes(action(table), 'make test'),
      );
      return by(sessions, of('prices'));
    };
    expect(by2((table) => `tools/gen ${table}`)).toBe('tools/gen prices');
    expect(by2(() => 'make codegen')).toBeUndefined();
  });

  it('does not tell a command that cannot be told whole', () => {
    expect(
      told([fixed('one', "python3 - <<'E'\nprint(1)\nE"), fixed('two', "python3 - <<'E'\nprint(1)\nE")]),
    ).toBeNull();
    expect(by([fixed('one', 'LEVEL=3 make codegen')])).toBe('LEVEL=3 make codegen');
    expect(by([fixed('one', 'cd web && npm run gen')])).toBe('cd web && npm run gen');
  });

  it('leads nobody to a command that erases', () => {
    for (const command of ['rm -rf generated', 'git reset --hard', 'git checkout -- .', 'npm i --force', 'kill 4711'])
      expect(told([fixed('one', command), fixed('two', command)])).toBeNull();
  });

  it('remembers what was never solved', () => {
    const open = (name: string) => new Session(name).fails('make test');
    expect(told([open('one'), open('two')])).toEqual({ seen: 3, lastSeen: expect.any(Number) });
    expect(learned([open('one')])).toBeUndefined();
  });

  it('waits for as many occurrences as configured', () => {
    const { events } = fixed('one', 'make codegen');
    expect(experienceBook(events, [], 5).lessons).toEqual({});
  });

  it('is bounded', () => {
    const sessions = Array.from({ length: 2_100 }, (_, n) =>
      new Session(`s${n}`).fails('make test', { fingerprint: `f${n}` }).passes('make gen', 'make test'),
    );
    expect(learned(sessions, 'f0')).toBeUndefined();
    expect(learned(sessions, 'f2099')).toBeDefined();
  });
});
