// Builds dist/: the catalogue, the bundles, the types. `npm run build`, and by itself before tests and packing.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildTypes } from './build-types.mjs';
import { coldParts } from './cold-parts.mjs';
import { joinedParts } from './joined-parts.mjs';
import { requiredWords } from './required-words.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const quiet = process.argv.includes('--quiet');
const dist = join(root, 'dist');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const ENTRIES = {
  'session-start': 'hooks/session-start.ts',
  standby: 'hooks/standby.ts',
  'post-test': 'hooks/post-test.ts',
  'post-cargo': 'hooks/post-cargo.ts',
  mcp: 'src/mcp/main.ts',
  index: 'src/library/index.ts',
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

// CommonJS packages inside an ES module bundle need these names. An installed bundle lives among other people's files: it says what it is.
const NOTICE = ['// heal-hooks, built from its sources: changes here are lost.', '/* eslint-disable */'];
const banner = [
  ...NOTICE,
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __toPath } from 'node:url';",
  "import { dirname as __dirnameOf } from 'node:path';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __toPath(import.meta.url);',
  'const __dirname = __dirnameOf(__filename);',
].join('\n');

const options = {
  absWorkingDir: root,
  metafile: true,
  outdir: dist,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Less to read for Node at every start; names stay, for traces.
  minifyWhitespace: true,
  minifySyntax: true,
  banner: { js: banner },
  // Its CommonJS build hides its imports from a bundler.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  define: { HEAL_HOOKS_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  logLevel: quiet ? 'error' : 'info',
};

const words = await requiredWords(root, join(root, 'src', 'analyzer'));

/** The parser starts programs only for commands that are programs of their own, which we have none of: what that takes is loaded then. */
const patientCommander = {
  name: 'patient-commander',
  setup(build) {
    const LOAD = "const childProcess = require('node:child_process');";
    build.onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(LOAD)) throw new Error('commander loads child processes in another way now');
      const later = "const childProcess = { spawn: (...all) => require('node:child_process').spawn(...all) };";
      return { contents: text.replace(LOAD, later), loader: 'js' };
    });
  },
};

const buildScript = (name) =>
  build({
    ...options,
    entryPoints: { [name]: parts.warm[name] },
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    banner: { js: NOTICE.join('\n') },
    define: { ...options.define, 'import.meta.url': '__url' },
    plugins: [coldParts(root, parts), words, patientCommander],
  });

// The hook and the command line, and what they load for one failure in several, are scripts, so that the code that V8 made of them can be kept.
const parts = { cold: {}, warm: { 'lib/hook': 'src/hook/run-hook.ts', 'lib/cli': 'src/cli/run-cli.ts' } };
/** What a script is a function of; see `loadCompiled`. */
const PARAMETERS = 'exports, require, module, __filename, __dirname, __import, __url';
const scripts = [];
const hashes = {};
const buildScripts = async () => {
  const left = Object.keys(parts.warm).filter((name) => !(name in hashes));
  for (const name of left) {
    scripts.push(await buildScript(name));
    const file = join(dist, `${name}.cjs`);
    // A script has no `import()` of its own: its loader hands one in.
    const text = [`(function (${PARAMETERS}) {`, readFileSync(file, 'utf8'), '})\n']
      .join('')
      .replaceAll('import("./lib/need-', '__import("./lib/need-')
      // It is read in the quickest way there is, for ASCII; esbuild leaves expressions and raw templates as they are.
      .replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    writeFileSync(file, text);
    hashes[name] = createHash('sha256').update(text).digest('hex').slice(0, 16);
  }
  if (left.length > 0) await buildScripts(); // what they load rarely was found on the way
};
await buildScripts();
const askStandby = readFileSync(join(root, 'src', 'system', 'standby', 'ask-standby.pl'), 'utf8');
const hookBuild = createHash('sha256')
  .update(JSON.stringify(hashes))
  .update(askStandby)
  .update(version)
  .digest('hex')
  .slice(0, 16);
// Without `import` for Node's own modules: each one would cost a millisecond.
const REQUIRE =
  "import { createRequire as __createRequire } from 'module'; const require = __createRequire(import.meta.url);";
// What is registered and put on PATH is a CommonJS script: an ES module costs Node three milliseconds more. The same as a module has the
// name by which everybody looks for it.
const FORMS = [
  { format: 'cjs', outExtension: { '.js': '.cjs' } },
  { format: 'iife', before: REQUIRE },
];
const STARTERS = [
  { entryPoints: { hook: 'hooks/post-tool-use.ts' } },
  // In words that an old Node understands, so that it can be told that it is too old.
  { entryPoints: { cli: 'src/cli/main.ts' }, target: 'node12.20' },
];
const buildStarter = ({ before = '', ...form }) => {
  const url = form.format === 'cjs' ? "require('url').pathToFileURL(__filename).href" : 'import.meta.url';
  return build({
    ...options,
    ...form,
    banner: { js: [...NOTICE, before, `const __url = ${url};`].join('\n') },
    define: {
      ...options.define,
      'import.meta.url': '__url',
      SCRIPT_HASHES: JSON.stringify(hashes),
      HOOK_BUILD: JSON.stringify(hookBuild),
    },
  });
};
const starters = await Promise.all(
  STARTERS.flatMap((starter) => FORMS.map((form) => buildStarter({ ...starter, ...form }))),
);
const rest = await build({
  ...options,
  entryPoints: { ...ENTRIES, ...parts.cold },
  define: { ...options.define, HOOK_BUILD: JSON.stringify(hookBuild) },
  splitting: true,
  plugins: [joinedParts(join(root, 'src', 'remedy')), words],
  // No names of ours: `node --test` in an installed project would run whatever is called test-….js.
  chunkNames: 'lib/chunk-[hash]',
});
const inputs = [...scripts, ...starters, rest].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(dist, 'THIRD_PARTY_NOTICES'), thirdPartyNotices([...new Set(inputs)], root));

// The database driver looks for it beside the file that it is in.
const WASM = 'node-sqlite3-wasm.wasm';
copyFileSync(join(root, 'node_modules', 'node-sqlite3-wasm', 'dist', WASM), join(dist, 'lib', WASM));

// The shell entry of the command hook lies beside the bundle that it starts when it cannot decide by itself, and what asks the standby.
copyFileSync(join(root, 'src', 'hook', 'quick-pass.sh'), join(dist, 'hook.sh'));
writeFileSync(join(dist, 'ask-standby.pl'), askStandby.replace('HOOK_BUILD', hookBuild));
// A project install is committed: no checkout may turn the line ends of a script, which a shell would trip over.
writeFileSync(join(dist, '.gitattributes'), '* -text\n');

const catalogue = join(root, 'scripts/build-catalogue.mjs');
if (existsSync(catalogue)) await (await import(pathToFileURL(catalogue).href)).buildCatalogue({ root, dist, quiet });

if (!process.argv.includes('--no-types')) buildTypes({ root, dist });
