import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outliveFileLimit } from '../system/outlive-file-limit.ts';
import { stateDir } from '../system/paths.ts';
import { type LoadedBundle, loadCompiled } from './load-compiled.ts';

/**
 * Starts the command hook from its scripts (`scripts/build.mjs`), and keeps what V8 made of them once there was something to say: by
 * then everything that an ordinary failure needs has run.
 *
 * @param hashes of the scripts, by name relative to the entry, without extension
 * @param url of the entry
 * @param importModule its own `import()`, for parts that are modules
 */
export async function startScripts(
  hashes: Record<string, string>,
  url: string,
  importModule: (specifier: string) => Promise<unknown>,
): Promise<void> {
  outliveFileLimit(process);
  const place = dirname(fileURLToPath(url));
  const loaded = new Map<string, LoadedBundle<unknown>>();
  const load = (name: string): unknown => {
    const known = loaded.get(name) ?? loadCompiled(describe(name));
    loaded.set(name, known);
    return known.exports;
  };
  const describe = (name: string) => ({
    file: join(place, `${name}.cjs`),
    hash: hashes[name] ?? '',
    folder: join(stateDir(process.env), 'code'),
    importPart: async (specifier: string) => {
      const script = /^\.\/(.*)\.cjs$/.exec(specifier)?.[1];
      return script === undefined ? importModule(specifier) : load(script);
    },
    url,
  });
  const { runHook } = load('lib/hook') as typeof import('./run-hook.ts');
  if (await runHook(process)) for (const bundle of loaded.values()) bundle.keep();
}
