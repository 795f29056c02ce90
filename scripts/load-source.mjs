// Bundles TypeScript sources into one module in a temp folder and imports it: scripts run on Node 20, which reads no TypeScript.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const banner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" +
  "import { fileURLToPath as __toPath } from 'node:url'; import { dirname as __dirnameOf } from 'node:path';" +
  'const __filename = __toPath(import.meta.url); const __dirname = __dirnameOf(__filename);';

/**
 * Exports of the named source files, merged.
 * @param {string[]} files relative to the repository root
 * @param {string} base the repository root
 */
export async function loadSource(files, base = root) {
  const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-load-'));
  try {
    const outfile = join(folder, 'bundle.mjs');
    await build({
      stdin: { contents: files.map((file) => `export * from './${file}';`).join('\n'), resolveDir: base },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      banner: { js: banner },
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
