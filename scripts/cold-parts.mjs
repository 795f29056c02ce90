// Keeps what hooks hardly ever need out of the bundle that starts for every failing command.
import { join, relative, resolve, sep } from 'node:path';

/** They load the schema library, the regex parser or what learns: needed once after something changed, or beside the session. */
const COLD = [
  'src/cli/pattern-sources.ts',
  'src/cli/review-walk.ts',
  'src/cli/word-of-options.ts',
  'src/config/read-layers.ts',
  'src/hook/check-fix.ts',
  'src/hook/start-session.ts',
  'src/hook/take-up-unsaid.ts',
  'src/learning/patterns/demotions.ts',
  'src/remedy/playbook-schema.ts',
  'src/system/process.ts',
];
/** Needed by one failure in several, or by a question of a person: scripts like the hook itself, so that their code can be kept too. */
const WARM = [
  'src/cli/commands/doctor.ts',
  'src/cli/commands/history.ts',
  'src/cli/commands/patterns-list.ts',
  'src/cli/commands/patterns-review.ts',
  'src/cli/commands/patterns-show.ts',
  'src/cli/reading.ts',
  'src/facts-beside.ts',
  'src/history/database-room.ts',
  'src/history/take-in-spool.ts',
  'src/history/take-segments.ts',
  'src/hook/project-work.ts',
  'src/hook/settle-pending.ts',
  'src/learn-project.ts',
  'src/pattern/catalogue/analyse-layer.ts',
  'src/pattern/engine/linear-regex.ts',
];
/** All other commands: each is a module, loaded when it is called. */
const COMMANDS = 'src/cli/commands/';

/** A name that says where a part comes from: `need-config-read-layers`. */
const nameOf = (root, file) => {
  const inside = relative(root, file).split(sep).join('/');
  return `need-${inside.replace(/^src\/|\.ts$/g, '').replaceAll('/', '-')}`;
};

/**
 * An esbuild plugin: the `import()` of such a part becomes an import of a file of its own in `lib/`, every other one is bundled. The
 * entry points that have to be built are added to `cold` and `warm`.
 */
export const coldParts = (root, { cold, warm }) => ({
  name: 'cold-parts',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = resolve(resolveDir, path);
      const listed = (list) => list.some((part) => file === join(root, part));
      const command = file.startsWith(join(root, COMMANDS));
      if (!command && !listed(COLD) && !listed(WARM)) return undefined;
      const name = `lib/${nameOf(root, file)}`;
      (listed(WARM) ? warm : cold)[name] = file;
      return { path: `./${name}.${listed(WARM) ? 'cjs' : 'js'}`, external: true };
    });
  },
});
