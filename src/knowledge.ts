import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { learnedFile, ownLearnedFile } from './learned-file.ts';
import { layersStamp } from './pattern/catalogue/layer-files.ts';
import { type Catalogue, type CatalogueSources, loadCatalogue } from './pattern/catalogue/load-catalogue.ts';
import { isTrusted } from './pattern/catalogue/trust.ts';
import type { PreparedPattern } from './pattern/pattern.ts';
import type { FileProblem } from './pattern/problem.ts';
import type { Playbook } from './remedy/remedy.ts';
import { bundleDir, version } from './system/own-bundle.ts';
import { configDir, type Env, stateDir } from './system/paths.ts';
import type { Project } from './system/project.ts';

/** Everything that is known about failures in one project: patterns of all layers, compiled, and playbooks. */
export interface Knowledge extends Catalogue {
  /** Playbooks are read when the first one is asked for; built-in < user < project. */
  playbook(id: string): Promise<Playbook | null>;
  playbooks(): Promise<readonly Playbook[]>;
  /** What was wrong with playbook files of the user or the project, once they have been read; the rest of them works. */
  playbookProblems(): Promise<readonly FileProblem[]>;
}

/**
 * Loads the knowledge that holds in a project.
 * @throws only when the files that ship with heal-hooks cannot be read
 */
export async function loadKnowledge(project: Project, env: Env): Promise<Knowledge> {
  const catalogue = await loadCatalogue(await sourcesOf(project, env));
  return withPlaybooks(catalogue, playbookFolders(project, env));
}

/** Knowing nothing: for whoever has to go on although the files cannot be read. */
export const noKnowledge = (): Knowledge => ({
  patterns: [],
  problems: [],
  matcher: { size: 0, match: async () => [] },
  pattern: () => undefined,
  playbook: async () => null,
  playbooks: async () => [],
  playbookProblems: async () => [],
});

/** Changes when a file behind the knowledge is written, added or removed, or when trust does: who keeps knowledge compares it. */
export async function knowledgeStamp(project: Project, env: Env): Promise<string> {
  const sources = await sourcesOf(project, env);
  const others = [sources.builtInFile, ...playbookFolders(project, env).flatMap(playbookFiles)].map((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    return `${stat?.mtimeMs ?? 0}:${stat?.size ?? 0}`;
  });
  return [layersStamp(sources), String(sources.projectTrusted), ...others].join('\n');
}

async function sourcesOf(project: Project, env: Env): Promise<CatalogueSources> {
  const state = stateDir(env);
  const subject = { stateDir: state, projectKey: project.key, projectRoot: project.root };
  return {
    builtInFile: join(bundleDir(), 'error-patterns.json'),
    stateDir: state,
    version: version(),
    configDir: configDir(env),
    projectRoot: project.root,
    projectTrusted: isTrusted(subject),
    learnedFile: await learnedFile(env, project),
    ownLearnedFile: ownLearnedFile(env, project),
  };
}

/** The user's folder, then the project's. */
const playbookFolders = (project: Project, env: Env): string[] => [configDir(env), join(project.root, '.heal-hooks')];

const playbookFiles = (folder: string): string[] =>
  ['recovery-playbook.json', 'recovery-playbook.json5'].map((name) => join(folder, name));

interface PlaybookSet {
  playbooks: Playbook[];
  problems: FileProblem[];
}

function withPlaybooks(catalogue: Catalogue, folders: readonly string[]): Knowledge {
  const byId = new Map<string, PreparedPattern | undefined>();
  let read: Promise<PlaybookSet> | undefined;
  let builtIn: string | undefined;
  const all = (): Promise<PlaybookSet> => {
    read ??= readPlaybooks(folders);
    return read;
  };
  return {
    get patterns() {
      return catalogue.patterns; // all are read only when somebody asks
    },
    matcher: catalogue.matcher,
    problems: catalogue.problems,
    pattern: (id) => {
      if (!byId.has(id)) byId.set(id, catalogue.pattern(id));
      return byId.get(id);
    },
    playbook: async (id) => {
      // Without files of the user or the project one entry of ours is read, not all of them.
      if (!read && !folders.some((folder) => playbookFiles(folder).some((file) => existsSync(file)))) {
        builtIn ??= builtInText();
        return builtInPlaybook(builtIn, id);
      }
      return (await all()).playbooks.find((playbook) => playbook.id === id) ?? null;
    },
    playbooks: async () => (await all()).playbooks,
    playbookProblems: async () => (await all()).problems,
  };
}

/** ASCII, as the build writes it. */
const builtInText = (): string => readFileSync(join(bundleDir(), 'recovery-playbook.json'), 'latin1');

/** Each entry has a line of its own, as the build writes it. */
function builtInPlaybook(text: string, id: string): Playbook | null {
  const key = `\n${JSON.stringify(id)}:`;
  const at = text.indexOf(key);
  if (at === -1) return null;
  const line = text.slice(at + key.length, text.indexOf('\n', at + 1));
  return { ...(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as Omit<Playbook, 'id'>), id };
}

async function readPlaybooks(folders: readonly string[]): Promise<PlaybookSet> {
  const builtIn = JSON.parse(builtInText()) as { playbooks: Record<string, Omit<Playbook, 'id'>> };
  const byId = new Map<string, Playbook>();
  for (const [id, playbook] of Object.entries(builtIn.playbooks)) byId.set(id, { ...playbook, id });
  const problems: FileProblem[] = [];
  for (const folder of folders) {
    for (const file of playbookFiles(folder)) {
      const text = readIfThere(file);
      if (text === null) continue;
      const { parsePlaybookFile } = await import('./remedy/playbook-schema.ts');
      const parsed = parsePlaybookFile(text, { file, shipped: false });
      for (const playbook of parsed.playbooks) byId.set(playbook.id, playbook);
      problems.push(...parsed.problems);
    }
  }
  return { playbooks: [...byId.values()], problems };
}

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // absent, or not readable: the layers below hold
  }
};
