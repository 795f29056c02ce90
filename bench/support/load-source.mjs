// Benchmarks measure the bundled form of the source, because Node 20 reads no TypeScript and users run bundles.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const BANNER = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/** Bundles a source file (path from the root) into a temporary folder; answers the path of the bundle. Removed when this process ends. */
export async function bundleSource(file) {
  const outdir = mkdtempSync(join(tmpdir(), 'heal-hooks-bench-bundle-'));
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: { source: join(root, file) },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: BANNER },
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' }, // its CommonJS form requires files in a way that no bundler follows
    logLevel: 'error',
  });
  const driver = createRequire(import.meta.url).resolve('node-sqlite3-wasm');
  copyFileSync(join(dirname(driver), 'node-sqlite3-wasm.wasm'), join(outdir, 'node-sqlite3-wasm.wasm'));
  return join(outdir, 'source.mjs');
}

/** The exports of a source file. */
export const loadSource = async (file) => import(pathToFileURL(await bundleSource(file)).href);
