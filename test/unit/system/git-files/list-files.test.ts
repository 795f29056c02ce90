import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listFiles } from '../../../../src/system/git-files/list-files.ts';
import fc from '../../../support/properties.ts';

const places: string[] = [];
afterEach(() => {
  for (const place of places.splice(0)) rmSync(place, { recursive: true, force: true });
});

interface Repo {
  root: string;
  env: Record<string, string>;
  git(...args: string[]): string;
  write(path: string, text?: string): void;
}

function repo(): Repo {
  const home = mkdtempSync(join(tmpdir(), 'heal-hooks-list-'));
  places.push(home);
  const root = join(home, 'work');
  mkdirSync(root);
  const env = { HOME: home, PATH: process.env.PATH ?? '', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.invalid' };
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, env, encoding: 'utf8' });
  git('init', '-q');
  const write = (path: string, text = ''): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return { root, env, git, write };
}

/** What git itself lists, without what is gone. */
function asGit({ git }: Repo): string[] {
  const names = (...args: string[]): string[] =>
    git('ls-files', '-z', ...args)
      .split('\0')
      .filter(Boolean);
  const gone = new Set(names('--deleted'));
  return [...new Set(names('--cached', '--others', '--exclude-standard'))].filter((path) => !gone.has(path)).sort();
}

const ours = ({ root, env }: Repo): string[] | null => listFiles(root, env)?.sort() ?? null;

describe('the files of a work tree, as git lists them', () => {
  test('tracked, new, ignored, deleted', () => {
    const it = repo();
    for (const path of ['a.txt', 'src/b.ts', 'gone.txt', 'out/kept.js', 'ü/naïve.md']) it.write(path);
    it.git('add', '-A');
    it.write('.gitignore', 'out/\n*.log\n!keep.log\n/top\r\n# no rule\n\\#odd\ntrailing  \n');
    for (const path of ['new.ts', 'x.log', 'keep.log', 'out/new.js', 'top', 'src/top', '#odd', 'trailing'])
      it.write(path);
    symlinkSync('src', join(it.root, 'link'));
    rmSync(join(it.root, 'gone.txt'));
    expect(ours(it)).toEqual(asGit(it));
    expect(ours(it)).toContain('out/kept.js');
    expect(ours(it)).not.toContain('out/new.js');
  });

  test.each(['2', '3', '4'])('an index of version %s', (version) => {
    const it = repo();
    for (let n = 0; n < 40; n += 1) it.write(`${'deep/'.repeat(n % 5)}file-${n}${'x'.repeat(n * 5)}.ts`);
    it.git('add', '-A');
    if (version === '3') it.write('later.ts');
    if (version === '3') it.git('add', '-N', 'later.ts');
    it.git('update-index', '--index-version', version);
    expect(ours(it)).toEqual(asGit(it));
    expect(ours(it)?.length).toBeGreaterThanOrEqual(40);
  });

  test("the user's own ignore file and the repository's exclude file count", () => {
    const it = repo();
    for (const path of ['one.tmp', 'two.bak', 'three.ts']) it.write(path);
    mkdirSync(join(it.env.HOME ?? '', '.config', 'git'), { recursive: true });
    writeFileSync(join(it.env.HOME ?? '', '.config', 'git', 'ignore'), '*.tmp\n');
    writeFileSync(join(it.root, '.git', 'info', 'exclude'), '*.bak\n');
    expect(ours(it)).toEqual(['three.ts']);
    expect(asGit(it)).toEqual(['three.ts']);
  });

  test.each([
    ['another ignore file', (it: Repo) => it.git('config', 'core.excludesFile', 'elsewhere')],
    ['settings from elsewhere', (it: Repo) => it.git('config', 'include.path', 'elsewhere')],
    ['a split index', (it: Repo) => it.git('update-index', '--split-index')],
    ['a repository in the repository', (it: Repo) => it.git('init', '-q', 'nested')],
    ['a rule in an unusual form', (it: Repo) => it.write('.gitignore', '[[:alpha:]]x\n')],
    ['settings in the environment', (it: Repo) => Object.assign(it.env, { GIT_CONFIG_COUNT: '0' })],
    ['no repository', (it: Repo) => rmSync(join(it.root, '.git'), { recursive: true })],
  ])('is left to git where there is %s', (_, change) => {
    const it = repo();
    it.write('a.ts');
    it.git('add', '-A');
    change(it);
    expect(ours(it)).toBeNull();
  });

  test('any rules on any tree', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.o', 'b.o', 'build', 'x y', '-c');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const piece = fc.constantFrom(
      'a',
      'b',
      'ab',
      '*',
      '**',
      '?',
      '*.o',
      '[ab]',
      '[!a]',
      'build',
      'a*',
      '*b',
      'x y',
      '\\a',
      '-c',
      '**b',
    );
    const rule = fc
      .record({
        parts: fc.array(piece, { minLength: 1, maxLength: 3 }),
        start: fc.constantFrom('', '/', '!', '!/', '**/'),
        end: fc.constantFrom('', '/', '/**', '/*', ' '),
      })
      .map(({ parts, start, end }) => start + parts.join('/') + end);
    const file = fc.record({ at: fc.option(path, { nil: '' }), rules: fc.array(rule, { maxLength: 5 }) });
    let answered = 0;
    fc.assert(
      fc.property(
        fc.array(path, { minLength: 1, maxLength: 12 }),
        fc.array(path, { maxLength: 4 }),
        fc.array(file, { maxLength: 3 }),
        (paths, tracked, files) => {
          const it = repo();
          const put = (one: string, text?: string): void => {
            try {
              it.write(one, text);
            } catch {
              return; // a file is where a folder was asked for
            }
          };
          for (const one of tracked) put(one);
          it.git('add', '-A');
          for (const { at, rules } of files)
            put(at === '' ? '.gitignore' : `${at}/.gitignore`, `${rules.join('\n')}\n`);
          for (const one of paths) put(one);
          const listed = ours(it);
          if (listed) expect(listed).toEqual(asGit(it));
          if (listed) answered += 1;
          rmSync(it.env.HOME ?? '', { recursive: true, force: true });
        },
      ),
      { numRuns: 40 },
    );
    expect(answered).toBeGreaterThan(12);
  });
});
