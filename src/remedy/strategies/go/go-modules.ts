import { dirname } from 'node:path/posix';
import type { GoModule } from '../../lookup/go-module.ts';
import { isStdPath } from '../../lookup/go-std.ts';
import { refuse } from '../../plan-parts.ts';
import type { Proposal } from '../../remedy.ts';

/** A package of another module: nothing is fetched because an error names it. */
export function notDownloaded(path: string, module: GoModule | null, near: readonly string[]): Proposal {
  if (isStdPath(path) && !path.includes('/')) {
    return refuse(`\`${path}\` is neither a package of the standard library nor a path of a module.`, {
      steps: ['check its spelling; packages of this module are imported by the module path and their folder'],
    });
  }
  const required = module?.requires.find((name) => path === name || path.startsWith(`${name}/`));
  const file = module ? `${module.folder ? `${module.folder}/` : ''}go.mod` : 'go.mod';
  if (required) {
    return refuse(`${file} requires ${required}, but the module is not there (or has no package ${path}).`, {
      known: [`${file} requires ${required}`],
      steps: [
        '`go mod download` fetches what go.mod requires',
        '`go mod vendor` when the project keeps a vendor folder',
      ],
    });
  }
  return refuse(
    `${file} does not require a module that provides ${path}, so nothing is fetched because of an error message.`,
    {
      known:
        near.length > 0
          ? [`nearest required module: ${near[0]}`]
          : [`${file} requires ${module?.requires.slice(0, 6).join(', ') || 'nothing'}`],
      steps: [`check the name; needed → \`go get ${path}\`, then commit go.mod and go.sum`],
    },
  );
}

/** A package below `internal/` of another tree: where it may be used from. */
export function internalNotAllowed(path: string, importer: string | null): Proposal {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/internal/')));
  return refuse(`${path} is internal to ${parent || 'its module'}: only code below that may import it.`, {
    known: importer ? [`${importer} imports it from ${dirname(importer)}`] : [],
    steps: [
      `move the code that needs it below ${parent || 'the module'}, or export what is needed from a package outside internal/`,
    ],
  });
}
