// Keeps the number of files of an install small: what looks for fixes is loaded as one file instead of one for each strategy.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const NAME = 'heal-hooks:fixes';
const LAZY = /\bimport\((['"])(\.[^'"]+\.ts)\1\)/g;

/**
 * An esbuild plugin: every `import()` between files of `folder` becomes one of a module that holds all their targets.
 * @param {string} folder absolute
 */
export const joinedParts = (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const targets = new Map();
  const nameOf = (file) => `_${relative(folder, file).replace(/\W/g, '_')}`;
  for (const file of files.map((name) => join(folder, name)))
    for (const [, , path] of readFileSync(file, 'utf8').matchAll(LAZY)) {
      const target = resolve(dirname(file), path);
      if (target.startsWith(folder)) targets.set(target, nameOf(target));
    }
  const all = [...targets].map(([file, name]) => `export * as ${name} from ${JSON.stringify(file)};`).join('\n');
  return {
    name: 'joined-parts',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: NAME }));
      build.onLoad({ filter: /.*/, namespace: NAME }, () => ({ contents: all, resolveDir: folder, loader: 'js' }));
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!path.startsWith(folder)) return undefined;
        const text = readFileSync(path, 'utf8');
        const contents = text.replace(LAZY, (call, _quote, target) => {
          const name = targets.get(resolve(dirname(path), target));
          return name ? `import('${NAME}').then((all) => all.${name})` : call;
        });
        return { contents, loader: 'ts' };
      });
    },
  };
};
