// `npm run test:client`: the hooks in the real Claude Code client, against a scripted model on loopback.
// The pinned client (about 360 MB) is fetched once into a cache outside the clone; no credentials are used or needed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '2.1.328';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const cacheDir =
  process.env.HEAL_HOOKS_TEST_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'heal-hooks-test');

/** Path of the client's binary below an npm prefix, or null. */
const binaryBelow = (prefix) => {
  const scope = join(prefix, 'node_modules', '@anthropic-ai');
  if (!existsSync(scope)) return null;
  const name = process.platform === 'win32' ? 'claude.exe' : 'claude';
  const folder = readdirSync(scope).find((entry) => existsSync(join(scope, entry, name)));
  return folder ? join(scope, folder, name) : null;
};

/** Installs the pinned client beside its final place and moves it there, so that a killed install leaves no half client. */
const fetchClient = () => {
  const place = join(cacheDir, `claude-code-${VERSION}`);
  const present = binaryBelow(place);
  if (present) return { binary: present };
  console.log(`fetching @anthropic-ai/claude-code@${VERSION} into ${cacheDir} (once)`);
  mkdirSync(cacheDir, { recursive: true });
  const fresh = mkdtempSync(join(cacheDir, '.fetch-'));
  const npm = spawnSync(
    'npm',
    ['install', '--prefix', fresh, '--no-audit', '--no-fund', `@anthropic-ai/claude-code@${VERSION}`],
    { encoding: 'utf8', timeout: 600_000, shell: process.platform === 'win32' },
  );
  if (npm.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    const why = (npm.stderr || npm.error?.message || '').trim().split('\n')[0];
    return { skipped: `the client could not be fetched from the npm registry (${why})` };
  }
  rmSync(place, { recursive: true, force: true });
  renameSync(fresh, place);
  const binary = binaryBelow(place);
  return binary ? { binary } : { skipped: `there is no client for ${process.platform}-${process.arch}` };
};

/** A prefix that runs a command with nothing but the loopback network, or `[]` where that is not permitted. */
const loopbackOnly = () => {
  const up = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  for (const flags of [['-n'], ['-rn']])
    if (spawnSync('unshare', [...flags, ...up, 'true']).status === 0) return ['unshare', ...flags, ...up];
  return [];
};

const { binary, skipped } = fetchClient();
if (!binary) {
  console.log(`client tests: skipped because ${skipped}`);
  process.exit(0);
}

const isolation = loopbackOnly();
if (isolation.length === 0) console.log('note: no network namespace here; the client runs with the network as it is');
const report = join(mkdtempSync(join(tmpdir(), 'heal-hooks-client-')), 'report.json');
const [command, ...args] = [
  ...isolation,
  process.execPath,
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--config',
  join(root, 'test', 'client', 'vitest.config.ts'),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync(command, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, HEAL_HOOKS_CLIENT: binary },
});
const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
rmSync(dirname(report), { recursive: true, force: true });
console.log(
  `client tests: ran ${numPassedTests + numFailedTests}${numFailedTests ? `, ${numFailedTests} failed` : ''}`,
);
process.exit(status ?? 1);
