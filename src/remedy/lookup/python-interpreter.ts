import { basename, dirname, join } from 'node:path/posix';
import { commandWords } from '../command-words.ts';
import { normalise } from '../printed-path.ts';
import type { ProjectView, StrategyInput } from '../remedy.ts';

/** The Python that ran the failing command. */
export interface PythonEnvironment {
  /** Absolute path, or a name on PATH. */
  interpreter: string;
  /** The project's own virtual environment, project-relative, or null for a Python that belongs to the machine. */
  venv: string | null;
}

const PYTHON = /^(?:python|pypy)[\d.]*$/;
/** Tools that are installed into an environment and run with its Python. */
const PYTHON_TOOLS =
  /^(?:pytest|py\.test|mypy|flask|django-admin|uvicorn|gunicorn|celery|alembic|ruff|black|pip3?|sphinx-build|coverage|tox|ipython)$/;

/** Project-relative environment that an executable path (absolute or relative to `base`) stands in, or null. Links are not followed. */
async function venvOf(path: string, base: string, view: ProjectView): Promise<string | null> {
  const inside = path.startsWith('/')
    ? path.startsWith(`${view.root}/`)
      ? path.slice(view.root.length + 1)
      : null
    : normalise(join(base, path));
  if (!inside) return null;
  const folder = dirname(dirname(inside));
  return (await view.stat(join(folder, 'pyvenv.cfg'))) ? folder : null;
}

/** Words of the command up to the program that counts: `VAR=1`, `env`, `time`, `cd x &&` are passed over. */
function programWords(command: string): string[] {
  const last = command.split(/&&|;|\|\|/).map((part) => part.trim());
  const relevant = last.find((part) => /\b(?:python|pytest|pypy)/.test(part)) ?? last[0] ?? '';
  const words = commandWords(relevant) ?? relevant.split(/\s+/);
  return words.slice(
    Math.max(
      0,
      words.findIndex((word) => !/^(?:\w+=.*|env|time|exec|nice)$/.test(word)),
    ),
  );
}

/**
 * Which Python ran the command: the one that it names, the one of a tool on PATH, an activated environment, or `python3`.
 * A virtual environment that lies in the project but was not used does not count.
 */
export async function pythonOf(input: StrategyInput, view: ProjectView): Promise<PythonEnvironment> {
  const words = programWords(input.report.failure.event.command ?? '');
  const program = words.find((word) => PYTHON.test(basename(word)) || PYTHON_TOOLS.test(basename(word)));
  const found = program ? await view.which(program) : await view.which('python3');
  for (const path of [program?.includes('/') ? program : null, found]) {
    const venv = path ? await venvOf(path, view.cwd, view) : null;
    if (venv) return { interpreter: `${view.root}/${venv}/bin/python`, venv };
  }
  const printed = printedVenv(input);
  const venv = printed ? await venvOf(printed, '', view) : null;
  if (venv) return { interpreter: `${view.root}/${venv}/bin/python`, venv };
  return { interpreter: found && PYTHON.test(basename(found)) ? found : 'python3', venv: null };
}

/** An environment that the output itself shows in use: make targets and scripts call their own Python. */
const printedVenv = (input: StrategyInput): string | null => {
  const frame = /(\/?(?:[\w.@+-]+\/)*[\w.@+-]+)\/(?:lib\/python3|bin\/python)/.exec(input.report.failure.text);
  return frame?.[1] ? `${frame[1]}/bin/python` : null;
};

/** A virtual environment in the project, used or not, or null. */
export async function projectVenv(view: ProjectView): Promise<string | null> {
  for (const folder of ['.venv', 'venv', 'env', '.env']) {
    for (const base of new Set([view.cwd, ''])) {
      if (await view.stat(join(base, folder, 'pyvenv.cfg'))) return join(base, folder);
    }
  }
  return null;
}

/** Version of an installed distribution as this Python sees it, or null. Reads metadata; imports nothing of it. */
export async function installedVersion(
  python: PythonEnvironment,
  name: string,
  view: ProjectView,
): Promise<string | null> {
  const code =
    'import sys, importlib.metadata as m\ntry: print(m.version(sys.argv[1]))\nexcept m.PackageNotFoundError: pass';
  const answer = await view.query([python.interpreter, '-I', '-c', code, name]);
  return answer.exitCode === 0 && answer.stdout.trim() ? answer.stdout.trim() : null;
}
