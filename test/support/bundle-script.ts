import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const BANNER = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/**
 * Bundles a TypeScript script into `outDir` so that a test can run it as a process of its own (Node 20 reads no TypeScript).
 * Answers the path of the script. The database's WebAssembly is put beside it, as the build does.
 */
export function bundleScript(entry: string, outDir: string): string {
  const outfile = join(outDir, 'script.mjs');
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: BANNER },
    logLevel: 'error',
  });
  const driver = createRequire(import.meta.url).resolve('node-sqlite3-wasm');
  copyFileSync(join(dirname(driver), 'node-sqlite3-wasm.wasm'), join(outDir, 'node-sqlite3-wasm.wasm'));
  return outfile;
}
