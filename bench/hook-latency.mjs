// What a hook adds to a tool call in the real Claude Code client, as the model sees it: from the moment the tool call was sent to
// the moment its result comes back. All variants run in turn, several rounds, in one go; medians are compared within that go.
//   node bench/hook-latency.mjs [--calls 30] [--rounds 3] [--json]
// Needs the client that `npm run test:client` fetches (HEAL_HOOKS_CLIENT names its binary) and a built dist/.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { emptyPlugin } from './support/empty-plugin.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    calls: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const calls = Number(options.calls);
const rounds = Number(options.rounds);

const place = mkdtempSync(join(tmpdir(), 'heal-hooks-latency-'));
const harness = join(place, 'real-client.mjs');
await build({
  entryPoints: [join(root, 'test/client/real-client.ts')],
  outfile: harness,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});
const { bash, CLIENT, converse } = await import(pathToFileURL(harness).href);
if (!CLIENT) {
  console.error('set HEAL_HOOKS_CLIENT to the binary of the client');
  process.exit(2);
}

/** Hooks on both events for Bash, in the project's settings. */
const hookSettings = (hook) => {
  const matchers = [{ matcher: 'Bash|PowerShell', hooks: [hook] }];
  return { hooks: { PostToolUse: matchers, PostToolUseFailure: matchers } };
};
const empty = join(place, 'empty.mjs');
writeFileSync(empty, '');

const plugin = join(place, 'empty-plugin');
emptyPlugin(plugin, join(root, 'hooks/hooks.json'));
const adviser = join(place, 'advising-plugin');
emptyPlugin(adviser, join(root, 'hooks/hooks.json'), true);

const VARIANTS = {
  'no hook': {},
  'shell `true`': { settings: hookSettings({ type: 'command', command: 'true' }) },
  'empty node': { settings: hookSettings({ type: 'command', command: process.execPath, args: [empty] }) },
  'command hook': { install: true },
  'empty mcp_tool': { args: ['--plugin-dir', plugin] },
  'advice at once': { args: ['--plugin-dir', adviser] },
  mcp_tool: { args: ['--plugin-dir', root] },
};

// Output of an ordinary size with a failure that is recognised; the number keeps the failures apart.
const TRACE = Array.from({ length: 40 }, (_, n) => `  File "app/step_${n}.py", line ${n + 3}, in run`).join('\\n');
const KINDS = {
  success: () => 'true',
  failure: (n) =>
    `printf 'Traceback (most recent call last):\\n${TRACE}\\n'; echo "ModuleNotFoundError: No module named 'pkg${n}'"; exit 1`,
};

const converseOnce = async (variant, commandOf) => {
  const home = mkdtempSync(join(place, 'home-'));
  const project = join(home, 'project');
  mkdirSync(join(project, '.claude'), { recursive: true });
  if (variant.settings) writeFileSync(join(project, '.claude/settings.json'), JSON.stringify(variant.settings));
  if (variant.install)
    execFileSync(process.execPath, [join(root, 'dist/cli.js'), 'install', '--scope', 'local'], {
      cwd: project,
      env: { PATH: process.env.PATH, HOME: home },
      stdio: 'ignore',
    });
  const steps = Array.from({ length: calls }, (_, n) => bash(commandOf(n)));
  const { spans } = await converse({ project, home, args: variant.args, quiet: true }, steps);
  // The first calls pay for starts (the shell snapshot, the server) that later ones do not.
  return spans.slice(3);
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const results = {};
try {
  for (const [kind, commandOf] of Object.entries(KINDS)) {
    const spans = Object.fromEntries(Object.keys(VARIANTS).map((name) => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const [name, variant] of Object.entries(VARIANTS))
        spans[name].push(...(await converseOnce(variant, commandOf)));
    const none = median(spans['no hook']);
    const node = median(spans['empty node']) - none;
    results[kind] = Object.fromEntries(
      Object.entries(spans).map(([name, all]) => {
        const added = median(all) - none;
        return [name, { median: median(all), added, ofEmptyNode: added / node, calls: all.length }];
      }),
    );
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}

if (options.json) console.log(JSON.stringify(results, null, 2));
else
  for (const [kind, rows] of Object.entries(results)) {
    console.log(`\n${kind}: median milliseconds per tool call (added to no hook, share of an empty node hook)`);
    for (const [name, { median, added, ofEmptyNode, calls }] of Object.entries(rows))
      console.log(
        `  ${name.padEnd(14)} ${median.toFixed(1).padStart(7)}  +${added.toFixed(1)} ms  ${ofEmptyNode.toFixed(2)} ×  (${calls} calls)`,
      );
  }
