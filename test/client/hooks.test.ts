import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { bash, CLIENT, type Conversation, converse } from './real-client.ts';
import type { Step } from './scripted-model.ts';
import { type InstallKind, openShop, type Shop } from './shop.ts';

const packed = inject('packed');
const open: Shop[] = [];
const shopWith = (kind: InstallKind): Shop => {
  const shop = openShop(kind, packed);
  open.push(shop);
  return shop;
};
afterEach(() => {
  for (const shop of open.splice(0)) shop.remove();
});

/** What was said beside each tool call, in order. */
const adviceOf = ({ seen }: Conversation): string[][] => seen.calls.map(({ advice }) => advice);

/** The command line of the packed heal-hooks, as a person calls it in the project. */
const cli = (shop: Shop, ...args: string[]): string =>
  execFileSync(process.execPath, [join(packed, 'dist/cli.js'), ...args], {
    cwd: shop.project,
    env: shop.shell,
    encoding: 'utf8',
  });

const MISSING = bash('node -e "import(\'left-padding\')"');
const UNKNOWN = bash("echo 'zorble: the quux is out of balance'; exit 3");

const OPTIONS: InstallKind[] = ['project', 'plugin'];

describe.each(OPTIONS)('%s install', (kind) => {
  it('says what a recognised failure is, once', async () => {
    const talk = await converse(shopWith(kind), [MISSING, bash('node good.js'), MISSING]);
    const [first, between, again] = adviceOf(talk);
    expect(first).toHaveLength(1);
    expect(first?.[0]).toMatch(/^heal-hooks: node\/package-not-found — [\s\S]*left-padding/);
    expect(first?.[0]?.length).toBeLessThanOrEqual(1000);
    expect(talk.seen.calls[0]?.result).toContain('left-padding');
    expect([between, again]).toEqual([[], []]);
  });

  it('says at the third identical failure that it repeats', async () => {
    const talk = await converse(shopWith(kind), [MISSING, MISSING, MISSING, MISSING]);
    const [first, second, third, fourth] = adviceOf(talk);
    expect(first).toHaveLength(1);
    expect(second).toEqual([]);
    expect(third).toHaveLength(1);
    expect(third?.[0]).toMatch(/^heal-hooks: third identical failure/);
    expect(fourth).toEqual([]);
  });

  it('is silent about a failure that it does not know', async () => {
    const talk = await converse(shopWith(kind), [UNKNOWN]);
    expect(talk.seen.calls[0]?.result).toContain('out of balance');
    expect(adviceOf(talk)).toEqual([[]]);
  });

  it('adds nothing to a success, and notes each one and each edit', async () => {
    const shop = shopWith(kind);
    const talk = await converse(shop, [
      bash('node good.js'),
      { tool: 'Write', input: { file_path: join(shop.project, 'notes.md'), content: 'Error: not one\n' } },
      bash('ls'),
      bash('grep -rn NoSuchThing . || true'),
      bash('sleep 1'),
    ]);
    expect(adviceOf(talk)).toEqual([[], [], [], [], []]);
    const { events } = JSON.parse(cli(shop, 'history', '--all', '--json'));
    expect(events.filter(({ tool }: { tool: string }) => tool === 'Bash')).toHaveLength(4);
    expect(events.find(({ tool }: { tool: string }) => tool === 'Write').edit.newText).toBe('Error: not one\n');
  });

  it('sees a failure behind a pipe', async () => {
    const talk = await converse(shopWith(kind), [bash('node -e "import(\'left-padding\')" 2>&1 | tail -12')]);
    expect(talk.seen.calls[0]?.advice).toHaveLength(1);
    expect(talk.seen.calls[0]?.advice[0]).toMatch(/exit status 0 is tail's/);
  });

  it('makes a safe fix, tells, confirms it by the next run, and takes it back exactly', async () => {
    const shop = shopWith(kind);
    const before = readFileSync(join(shop.project, 'check.js'), 'utf8');
    const undo: Step = ({ last, calls }) => {
      const told = [...calls].reverse().flatMap(({ advice }) => advice)[0] ?? '';
      return {
        tool: 'Bash',
        input: { command: told.match(/Undo: `([^`]+)`/)?.[1] ?? `echo ${last?.id}`, description: 'undo' },
      };
    };
    const talk = await converse(shop, [bash('npm test'), bash('npm test'), bash('cat check.js'), undo]);
    const [told, passed, shown, undone] = talk.seen.calls;
    expect(told?.result).toContain('does not provide an export named');
    expect(told?.advice[0]).toMatch(/Changed: .*check\.js:1/);
    expect(told?.advice[0]).toContain('read the file again before editing it');
    expect(passed?.result).toContain('total is right');
    expect(passed?.advice).toEqual([]);
    expect(shown?.result).toContain("from './total.js'");
    expect(undone?.result).toMatch(/check\.js/);
    expect(readFileSync(join(shop.project, 'check.js'), 'utf8')).toBe(before);
    const { attempts } = JSON.parse(cli(shop, 'history', '--json'));
    expect(attempts.map(({ result }: { result: string }) => result)).toContain('fixed');
  });
});

describe('plugin and project install together', () => {
  it('speaks with one voice', async () => {
    const talk = await converse(shopWith('both'), [MISSING, bash('npm test'), bash('npm test')]);
    const [missing, told, passed] = adviceOf(talk);
    expect(missing).toHaveLength(1);
    expect(told).toHaveLength(1);
    expect(told?.[0]).toContain('Changed:');
    expect(passed).toEqual([]);
  });
});

describe('the packed plugin', () => {
  it('passes the strict validation of the client', () => {
    const run = spawnSync(CLIENT, ['plugin', 'validate', packed, '--strict', '--profile', 'directory'], {
      env: { PATH: process.env.PATH ?? '', HOME: packed, DISABLE_AUTOUPDATER: '1' },
      encoding: 'utf8',
    });
    expect(run.stdout).toContain('Validation passed');
    expect(run.status).toBe(0);
  });

  it('keeps the tool for hooks from the model and offers the others', async () => {
    const talk = await converse(shopWith('plugin'), [
      MISSING,
      { tool: 'mcp__plugin_heal-hooks_heal__hook', input: {} },
      { tool: 'mcp__plugin_heal-hooks_heal__history', input: {} },
    ]);
    const [, refused, history] = talk.seen.calls;
    expect(refused?.result).toContain('No such tool available');
    expect(history?.result).toContain('left-padding');
    expect(JSON.stringify(talk.requests[0])).not.toContain('heal__hook');
  });

  it('takes the journal in when the next session starts', async () => {
    const shop = shopWith('plugin');
    await converse(shop, [MISSING, bash('node good.js')]);
    await converse(shop, [{ text: 'nothing to do' }]);
    const state = join(shop.home, '.local/state/heal-hooks');
    expect(readFileSync(join(state, 'history.db')).length).toBeGreaterThan(0);
    const { events } = JSON.parse(cli(shop, 'history', '--all', '--json'));
    expect(events.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['succeeded', 'failed']);
  });
});
