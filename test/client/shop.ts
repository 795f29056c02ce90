import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Setting } from './real-client.ts';

/** How heal-hooks gets into the client. */
export type InstallKind = 'project' | 'plugin' | 'both';

/** A small Node project under git with a HOME of its own, and heal-hooks installed into it. */
export interface Shop extends Setting {
  write(file: string, content: string): void;
  /** The environment of a person's shell in this project. */
  shell: Record<string, string>;
  remove(): void;
}

const FILES: Record<string, string> = {
  'package.json': `${JSON.stringify({ name: 'shop', private: true, type: 'module', scripts: { test: 'node check.js' } }, null, 2)}\n`,
  'money.js': 'export const round = (n) => Math.round(n * 100) / 100;\n',
  'total.js': 'export const total = (prices) => prices.reduce((sum, price) => sum + price, 0);\n',
  // `total` is defined in total.js: importing it from money.js fails, and there is one right repair.
  'check.js':
    "import { total } from './money.js';\n\nif (total([1, 2]) !== 3) throw new Error('wrong total');\nconsole.log('total is right');\n",
  'good.js': "console.log('all good');\n",
};

/**
 * Makes the project and installs the packed heal-hooks.
 * @param packed the unpacked npm tarball
 */
export function openShop(kind: InstallKind, packed: string): Shop {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-shop-')));
  const project = join(home, 'shop');
  const shell = { PATH: process.env.PATH ?? '', HOME: home, TMPDIR: home };
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), content);
  };
  for (const [file, content] of Object.entries(FILES)) write(file, content);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: project, env: shell });
  git('init', '-q');
  if (kind !== 'plugin')
    execFileSync(process.execPath, [join(packed, 'dist', 'cli.js'), 'install', '--scope', 'project', '--yes'], {
      cwd: project,
      env: shell,
    });
  git('add', '-A');
  git('commit', '-qm', 'start');
  return {
    project,
    home,
    shell,
    args: kind === 'project' ? [] : ['--plugin-dir', packed],
    write,
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}
