import { type Check, type Found, ok } from './check.ts';

const OLDEST = [20, 19] as const;

/** Do the hooks find a Node that can run them? */
export const checkNode: Check = {
  name: 'node',
  async run({ installed, context }) {
    const found: Found[] = [ok(`this is Node ${process.versions.node}`)];
    const portable = installed.some((one) => one.scope === 'project' && one.handlers.length > 0);
    if (!portable) return found;
    const { findExecutable, runQuery } = await import('../../system/process.ts'); // large, and not always needed
    const path = await findExecutable('node', context.cwd, context.env);
    if (path === null)
      return [
        {
          level: 'problem',
          what: '`node` is not on PATH',
          why: 'A hook that is shared by a project finds Node there; without it, it stays silent.',
          command: `Put ${process.execPath} on PATH, or: ${context.program} install --scope local`,
        },
      ];
    const { stdout } = await runQuery([path, '--version'], { cwd: context.cwd, env: context.env });
    const [major = 0, minor = 0] = stdout.replace(/^v/, '').split('.').map(Number);
    if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
      return [
        {
          level: 'problem',
          what: `\`node\` on PATH is ${stdout.trim()} (${path})`,
          why: `The hooks need Node ${OLDEST.join('.')} or newer.`,
          command: `${context.program} install --scope local`,
        },
      ];
    return [ok(`node ${stdout.trim()} is on PATH`)];
  },
};
