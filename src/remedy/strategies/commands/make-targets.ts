import { dirname, join } from 'node:path/posix';
import type { ProjectView } from '../../remedy.ts';

/** How deep `include` lines are followed. */
const MAX_INCLUDES = 10;

/** Targets that a Makefile text names literally (no patterns, no variables). Pure. */
function targetsIn(text: string): string[] {
  const names: string[] = [];
  for (const rule of text.replace(/\\\r?\n/g, ' ').matchAll(/^([^\t#:=\s][^#:=\n]*?)\s*::?(?![:=])/gm)) {
    for (const name of (rule[1] ?? '').split(/\s+/)) if (name && !/[%$(){}]/.test(name)) names.push(name);
  }
  const phony = [...text.matchAll(/^\.PHONY\s*:([^\n]*)/gm)].flatMap((line) => (line[1] ?? '').trim().split(/\s+/));
  return [...new Set([...names, ...phony])].filter((name) => name && !/^\.[A-Z]|[%$()]/.test(name));
}

/** Targets of the Makefile in a folder, included files too. Read statically: make itself may run commands while it reads. */
export async function makeTargets(view: ProjectView, folder: string): Promise<string[]> {
  const first = ['GNUmakefile', 'makefile', 'Makefile'].map((name) => (folder ? join(folder, name) : name));
  const queue: string[] = [];
  for (const path of first) {
    if (queue.length === 0 && (await view.stat(path))) queue.push(path);
  }
  const names = new Set<string>();
  for (let index = 0; index < queue.length && index < MAX_INCLUDES; index++) {
    const path = queue[index] ?? '';
    const source = await view.read(path);
    if (!source) continue;
    for (const name of targetsIn(source.text)) names.add(name);
    for (const line of source.text.matchAll(/^-?s?include[ \t]+([^\n#$]+)/gm)) {
      for (const file of (line[1] ?? '').trim().split(/\s+/)) queue.push(join(dirname(path), file));
    }
  }
  return [...names];
}
