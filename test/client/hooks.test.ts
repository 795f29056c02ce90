import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { bash, type Conversation, converse } from './real-client.ts';
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

const MISSING = bash('node -e "import(\'left-padding\')"');
const UNKNOWN = bash("echo 'zorble: the quux is out of balance'; exit 3");

const OPTIONS: InstallKind[] = ['project', 'plugin'];

describe.each(OPTIONS)('%s install', (kind) => {
  it('says what a recognised failure is, once', async () => {
    const talk = await converse(shopWith(kind), [MISSING, bash('node good.js'), MISSING]);
    const [first, between, again] = adviceOf(talk);
    expect(first).toHaveLength(1);
    expect(first?.[0]).toMatch(/^heal-hooks: node\/package-not-found — .*left-padding/);
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

  it('adds nothing to a success', async () => {
    const talk = await converse(shopWith(kind), [
      bash('node good.js'),
      bash('grep -rn NoSuchThing . || true'),
      bash('cat check.js | head -3'),
      { tool: 'Write', input: { file_path: join('notes.md'), content: 'Error: not one\n' } },
    ]);
    expect(adviceOf(talk).flat()).toEqual([]);
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
    expect(told?.advice[0]).toMatch(/Changed: check\.js:1/);
    expect(told?.advice[0]).toContain('read the file again before editing it');
    expect(passed?.result).toContain('total is right');
    expect(passed?.advice).toEqual([]);
    expect(shown?.result).toContain("from './total.js'");
    expect(undone?.result).toMatch(/check\.js/);
    expect(readFileSync(join(shop.project, 'check.js'), 'utf8')).toBe(before);
    const history = execFileSync(process.execPath, [join(packed, 'dist/cli.js'), 'history', '--json'], {
      cwd: shop.project,
      env: shop.shell,
      encoding: 'utf8',
    });
    expect(history).toContain('"fixed"');
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
