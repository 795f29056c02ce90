import { applyPatch } from 'diff';
import type { Language } from '../../lookup/language.ts';
import { parseToml, tomlTable } from '../../lookup/toml.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';
import { tidyYaml } from './tidy-yaml.ts';

/** A formatter that turns a text into a text without writing anything. */
export interface Formatter {
  name: string;
  /** Is it for this file? */
  handles(path: string, language: Language | null): boolean;
  /** Files that a line of its complaint names. */
  files(line: string): string[];
  /** Files below the folder of the command that it would change, where it can be asked so. */
  list?(view: ProjectView): Promise<string[]>;
  /** The formatted text, or null when the formatter refuses or is not there. */
  format(source: SourceFile, view: ProjectView): Promise<string | null>;
}

const LIMIT = 30_000;

/** Text in, text out; null for any other ending than success. */
async function through(argv: string[], source: SourceFile, view: ProjectView): Promise<string | null> {
  const { exitCode, stdout } = await view.query(argv, { input: source.text, cwd: '', timeoutMs: LIMIT });
  return exitCode === 0 && (stdout !== '' || source.text.trim() === '') ? stdout : null;
}

/** The project's own copy of a Node tool, else the one on PATH. */
async function nodeTool(name: string, view: ProjectView): Promise<string | null> {
  const own = `node_modules/.bin/${name}`;
  return (await view.stat(own)) ? `${view.root}/${own}` : view.which(name);
}

/** The project's own copy of a Python tool, else the one on PATH. */
async function pythonTool(name: string, view: ProjectView): Promise<string | null> {
  for (const folder of ['.venv/bin', 'venv/bin'])
    if (await view.stat(`${folder}/${name}`)) return `${view.root}/${folder}/${name}`;
  return view.which(name);
}

const fileAt = (line: string, form: RegExp): string[] => {
  const name = form.exec(line)?.[1];
  return name ? [name] : [];
};

async function rustEdition(view: ProjectView): Promise<string> {
  const manifest = await view.read('Cargo.toml');
  const doc = manifest ? parseToml(manifest.text) : {};
  const edition = tomlTable(doc, 'package')?.edition ?? tomlTable(doc, 'workspace', 'package')?.edition;
  return typeof edition === 'string' ? edition : '2021';
}

/** Every formatter by the name that patterns use. */
export const FORMATTERS: Readonly<Record<string, Formatter>> = {
  rustfmt: {
    name: 'rustfmt',
    handles: (_path, language) => language === 'rust',
    files: (line) => fileAt(line, /^Diff in ([^\n:]{1,300}?)(?: at line |:)\d+:?/),
    format: async (source, view) =>
      through(['rustfmt', '--edition', await rustEdition(view), '--emit', 'stdout'], source, view),
  },
  gofmt: {
    name: 'gofmt',
    handles: (_path, language) => language === 'go',
    files: (line) => [
      ...fileAt(line, /^(?:diff (?:-u )?)?(\S{1,300}\.go)(?:\.orig)?(?:\s|:|$)/),
      ...fileAt(line, /^[+-]{3} (\S{1,300}\.go)(?:\.orig)?\b/),
    ],
    list: async (view) => {
      const answer = await view.query(['gofmt', '-l', '.'], { timeoutMs: LIMIT });
      return answer.exitCode === 0 ? answer.stdout.split('\n').filter(Boolean) : [];
    },
    format: (source, view) => through(['gofmt'], source, view),
  },
  prettier: {
    name: 'prettier',
    handles: (path) => /\.(?:[cm]?[jt]sx?|json5?|jsonc|md|mdx|ya?ml|css|scss|less|html|vue|svelte|graphql)$/.test(path),
    files: (line) => fileAt(line, /^\[(?:warn|error)\] ([^\n]{1,300}\.\w{1,8})\s*$/),
    format: async (source, view) => {
      const tool = await nodeTool('prettier', view);
      return tool ? through([tool, '--stdin-filepath', `${view.root}/${source.path}`], source, view) : null;
    },
  },
  black: {
    name: 'black',
    handles: (_path, language) => language === 'python',
    files: (line) => fileAt(line, /^would reformat (\S[^\n]{0,300})$/),
    format: async (source, view) => {
      const tool = await pythonTool('black', view);
      return tool ? through([tool, '-q', '--stdin-filename', `${view.root}/${source.path}`, '-'], source, view) : null;
    },
  },
  ruff: {
    name: 'ruff format',
    handles: (_path, language) => language === 'python',
    files: (line) => fileAt(line, /^Would reformat: (\S[^\n]{0,300})$/),
    format: async (source, view) => {
      const tool = await pythonTool('ruff', view);
      return tool
        ? through([tool, 'format', '--stdin-filename', `${view.root}/${source.path}`, '-'], source, view)
        : null;
    },
  },
  isort: {
    name: 'isort',
    handles: (_path, language) => language === 'python',
    files: (line) => fileAt(line, /^ERROR: (\S[^\n]{0,300}?) Imports are incorrectly sorted/),
    format: async (source, view) => {
      const tool = await pythonTool('isort', view);
      if (!tool) return null;
      // Releases before 5.7 know no --filename.
      const settings = ['-q', '--settings-path', view.root, '-'];
      return (
        (await through([tool, '-q', '--filename', `${view.root}/${source.path}`, '-'], source, view)) ??
        (await through([tool, ...settings], source, view))
      );
    },
  },
  rubocop: {
    name: 'rubocop -a',
    handles: (path, language) => language === 'ruby' || /(?:^|\/)(?:Gemfile|Rakefile)$|\.(?:gemspec|rake)$/.test(path),
    files: (line) => [
      ...fileAt(line, /^== (\S[^\n]{0,300}) ==$/),
      ...fileAt(line, /^([^\s:]{1,300}):\d+:\d+: [CWEFR]: /),
    ],
    format: async (source, view) => {
      const tool = await view.which('rubocop');
      const argv = [tool ?? '', '--stdin', `${view.root}/${source.path}`, '-a', '--stderr', '--cache', 'false'];
      // 1 says that something remains that it does not change by itself; what it could change is printed all the same.
      const answer = tool ? await view.query(argv, { input: source.text, cwd: '', timeoutMs: LIMIT }) : null;
      return answer && answer.exitCode <= 1 && answer.stdout !== '' ? answer.stdout : null;
    },
  },
  shellcheck: {
    name: 'shellcheck',
    handles: (_path, language) => language === 'shell',
    files: (line) => [
      ...fileAt(line, /^In (\S[^\n]{0,300}) line \d+:$/),
      ...fileAt(line, /^([^\s:]{1,300}):\d+:\d+: /),
    ],
    format: async (source, view) => {
      const tool = await view.which('shellcheck');
      const answer = tool ? await view.query([tool, '-f', 'diff', source.path], { cwd: '', timeoutMs: LIMIT }) : null;
      const patched = answer?.stdout ? applyPatch(source.text, answer.stdout) : false;
      return patched === false ? null : patched;
    },
  },
  'clang-format': {
    name: 'clang-format',
    handles: (path) => /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|m|mm|java|proto)$/.test(path),
    files: (line) => fileAt(line, /^([^\s:]{1,300}):\d+:\d+: (?:error|warning): code should be clang-formatted/),
    format: async (source, view) =>
      (await view.which('clang-format'))
        ? through(['clang-format', `--assume-filename=${view.root}/${source.path}`], source, view)
        : null,
  },
  yamllint: {
    name: 'yamllint',
    handles: (path) => /\.ya?ml$/.test(path),
    files: (line) => fileAt(line, /^(?:\.\/)?([^\s:][^:\n]{0,300}\.ya?ml)(?::\d+:\d+: |$)/),
    format: (source, view) => tidyYaml(source.text, view),
  },
  terraform: {
    name: 'terraform fmt',
    handles: (path) => /\.tf(?:vars)?$/.test(path),
    files: (line) => fileAt(line, /^(\S{1,300}\.tf(?:vars)?)$/),
    format: (source, view) => through(['terraform', 'fmt', '-'], source, view),
  },
};
