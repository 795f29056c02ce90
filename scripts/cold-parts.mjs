// Keeps what is loaded only at need out of a bundle that starts for every failing command and should be one file.
import { relative, sep } from 'node:path';

/** A name that says where a part comes from: `need-hook-try-fix`, `need-micromatch-index`. */
const nameOf = (root, file) => {
  const inside = relative(root, file).split(sep).join('/');
  const short = inside.includes('node_modules/')
    ? inside.replace(/^.*node_modules\//, '')
    : inside.replace(/^src\//, '');
  return `need-${short.replace(/\.[cm]?[jt]s$/, '').replaceAll('/', '-')}`;
};

/**
 * An esbuild plugin: every `import()` becomes an import of a file of its own. `parts` is filled with the entry points that the build of
 * everything else has to make.
 * @param from where the bundle lies that imports them: `lib/` below it, or in `lib/` itself
 */
export const coldParts = (root, parts, from = './lib/') => ({
  name: 'cold-parts',
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ kind, path, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'inner') return undefined;
      const found = await build.resolve(path, { kind: 'import-statement', resolveDir, pluginData: 'inner' });
      if (found.errors.length > 0) return { errors: found.errors };
      const name = nameOf(root, found.path);
      parts[`lib/${name}`] = found.path;
      return { path: `${from}${name}.js`, external: true };
    });
  },
});
