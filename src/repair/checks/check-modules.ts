import { type InstallTouches, nodeInstallTouches, pythonInstallTouches } from '../../remedy/command-touches.ts';
import { declaredDependencies } from '../../remedy/lookup/declared-dependencies.ts';
import { installedVersion, projectVenv } from '../../remedy/lookup/python-interpreter.ts';
import type { ProjectView } from '../../remedy/remedy.ts';
import type { Fault, Tool, ToolCheck } from '../tool.ts';

/** Declared Node packages without a folder in node_modules. */
async function missingNode(tool: Tool, view: ProjectView): Promise<string[]> {
  const missing: string[] = [];
  for (const name of tool.modules) if (!(await view.stat(`node_modules/${name}/package.json`))) missing.push(name);
  return missing;
}

/** Declared distributions that the project's own environment lacks; nothing is said where there is no such environment. */
async function missingPython(view: ProjectView): Promise<{ venv: string; missing: string[] } | null> {
  const venv = await projectVenv(view);
  if (!venv) return null;
  const python = { interpreter: `${view.root}/${venv}/bin/python`, venv };
  const missing: string[] = [];
  for (const { name, group, file } of await declaredDependencies(view, 'python')) {
    const counts = (group === 'main' || file.startsWith('requirements')) && /^[\w.-]+$/.test(name);
    if (counts && !(await installedVersion(python, name, view))) missing.push(name);
  }
  return { venv, missing };
}

const INSTALL: Readonly<Record<string, string[]>> = {
  npm: ['npm', 'ci', '--no-audit', '--no-fund'],
  pnpm: ['pnpm', 'install', '--frozen-lockfile'],
  yarn: ['yarn', 'install', '--frozen-lockfile'],
};

async function nodeInstall(tool: Tool, view: ProjectView): Promise<string[]> {
  const own = INSTALL[tool.name] ?? INSTALL.npm ?? [];
  const locked = (await view.stat('package-lock.json')) || (await view.stat('npm-shrinkwrap.json'));
  return own[0] !== 'npm' || locked ? own : ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'];
}

/** Is what the manifest declares installed? Only the declared packages, from the lockfile where there is one, are ever installed. */
export const checkModules: ToolCheck = async (tool, { view }) => {
  const fault = (missing: readonly string[], argv: string[], changes: InstallTouches): Fault[] => {
    if (missing.length === 0) return [];
    const named = missing.slice(0, 5).join(', ');
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    const title = `installs what ${tool.declared} declares: ${named}${more}`;
    const change = { kind: 'command' as const, argv, cwd: '', ...changes, timeoutMs: 600_000 };
    return [
      {
        tool: tool.name,
        check: 'modules',
        what: `${named}${more} ${missing.length === 1 ? 'is' : 'are'} declared but not installed`,
        why: 'The first import of it fails.',
        command: argv.join(' '),
        repair: { kind: 'plan', plan: { owner: 'repair', root: view.root, title, changes: [change] } },
      },
    ];
  };
  const installNode = async (missing: readonly string[]): Promise<Fault[]> => {
    const argv = await nodeInstall(tool, view);
    return fault(missing, argv, nodeInstallTouches('', !argv.includes('--ignore-scripts')));
  };
  if (tool.manager === 'npm') return installNode(await missingNode(tool, view));
  if (tool.manager !== 'pip') return [];
  const python = await missingPython(view);
  if (!python || !(await view.stat('requirements.txt'))) return [];
  const argv = [
    `${view.root}/${python.venv}/bin/python`,
    '-m',
    'pip',
    'install',
    '--no-input',
    '-r',
    'requirements.txt',
  ];
  return fault(python.missing, argv, pythonInstallTouches(python.venv));
};
