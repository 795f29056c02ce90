import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LoadedBundle, loadCompiled } from './load-compiled.ts';

/** Loads the scripts of a build by name. */
export interface ScriptLoader {
  load(name: string): unknown;
  /** Writes down the compiled code of what was loaded; see `LoadedBundle`. */
  keep(): void;
}

/**
 * The scripts in `lib/` beside an entry, each loaded once, and what they load in turn (`scripts/build.mjs`).
 *
 * @param hashes of the scripts, by name relative to the entry, without extension
 * @param folder where compiled code is kept
 * @param url of the entry
 * @param importModule its own `import()`, for parts that are modules
 */
export function scriptLoader(
  hashes: Record<string, string>,
  folder: string,
  url: string,
  importModule: (specifier: string) => Promise<unknown>,
): ScriptLoader {
  const place = dirname(fileURLToPath(url));
  const loaded = new Map<string, LoadedBundle<unknown>>();
  const importPart = async (specifier: string): Promise<unknown> => {
    const script = /^\.\/(.*)\.cjs$/.exec(specifier)?.[1];
    return script === undefined ? importModule(specifier) : load(script);
  };
  const load = (name: string): unknown => {
    const file = join(place, `${name}.cjs`);
    const known = loaded.get(name) ?? loadCompiled({ file, hash: hashes[name] ?? '', folder, importPart, url });
    loaded.set(name, known);
    return known.exports;
  };
  return {
    load,
    keep: () => {
      for (const bundle of loaded.values()) bundle.keep();
    },
  };
}
