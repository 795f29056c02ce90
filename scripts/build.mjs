// Builds dist/: the catalogue, the bundles, the types. `npm run build`, and by itself before tests and packing.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildTypes } from './build-types.mjs';
import { coldParts } from './cold-parts.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const quiet = process.argv.includes('--quiet');
const dist = join(root, 'dist');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const ENTRIES = {
  cli: 'src/cli/main.ts',
  'session-start': 'hooks/session-start.ts',
  'post-test': 'hooks/post-test.ts',
  'post-cargo': 'hooks/post-cargo.ts',
  mcp: 'src/mcp/main.ts',
  index: 'src/library/index.ts',
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

// CommonJS packages inside an ES module bundle need these names. An installed bundle lives among other people's files: it says what it is.
const banner = [
  '// heal-hooks, built from its sources: changes here are lost.',
  '/* eslint-disable */',
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

// What an ordinary failure needs is two files, because each one costs as much as the code in it; what is rarer lies in lib/.
const parts = {};
const hook = await build({
  ...options,
  entryPoints: { hook: 'hooks/post-tool-use.ts' },
  plugins: [coldParts(root, parts)],
});
const PROJECT_WORK = 'lib/need-hook-project-work';
const work = await build({
  ...options,
  entryPoints: { [PROJECT_WORK]: parts[PROJECT_WORK] },
  plugins: [coldParts(root, parts, './')],
});
delete parts[PROJECT_WORK];
const rest = await build({
  ...options,
  entryPoints: { ...ENTRIES, ...parts },
  splitting: true,
  // No names of ours: `node --test` in an installed project would run whatever is called test-….js.
  chunkNames: 'lib/chunk-[hash]',
});
const inputs = [hook, work, rest].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(dist, 'THIRD_PARTY_NOTICES'), thirdPartyNotices([...new Set(inputs)], root));

// The database driver looks for it beside the file that it is in.
const WASM = 'node-sqlite3-wasm.wasm';
copyFileSync(join(root, 'node_modules', 'node-sqlite3-wasm', 'dist', WASM), join(dist, 'lib', WASM));

// The shell entry of the command hook lies beside the bundle that it starts when it cannot decide by itself.
copyFileSync(join(root, 'src', 'hook', 'quick-pass.sh'), join(dist, 'hook.sh'));
// A project install is committed: no checkout may turn the line ends of a script, which a shell would trip over.
writeFileSync(join(dist, '.gitattributes'), '* -text\n');

const catalogue = join(root, 'scripts/build-catalogue.mjs');
if (existsSync(catalogue)) await (await import(pathToFileURL(catalogue).href)).buildCatalogue({ root, dist, quiet });

if (!process.argv.includes('--no-types')) buildTypes({ root, dist });
