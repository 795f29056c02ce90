import { buildFlags } from '../../lookup/c-build-flags.ts';
import { includedFile } from '../../lookup/c-headers.ts';
import { cIncludes } from '../../lookup/c-includes.ts';
import { outerNames } from '../../lookup/c-members.ts';
import { bodyAround } from '../../lookup/c-outline.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { lineStarts } from '../../lookup/source-text.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';
import type { CompileMessage } from './compile-message.ts';

/** Headers that are read to learn what a file can see. */
const MAX_HEADERS = 40;

/** Names that are declared (not merely used) in a body: after a type, or as a parameter. */
const declaredIn = (body: string): string[] =>
  [...body.matchAll(/[\w>][\s*&]+([A-Za-z_]\w*)\s*(?=[=;,[)(:])/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !/^(?:return|else|case|goto|new|delete|throw|sizeof)$/.test(name));

/**
 * Where the compiler proposes nothing: the one name near `symbol` that the file declares itself or gets from headers of the project, and that
 * stands nowhere as a mere use.
 */
export async function nearVisibleName(
  symbol: string,
  source: SourceFile,
  message: CompileMessage,
  view: ProjectView,
): Promise<string | null> {
  const { folders } = await buildFlags(view);
  const code = maskCode(source.text, 'c');
  const at = lineStarts(source.text)[message.line - 1] ?? 0;
  const body = bodyAround(code, at + (message.column ?? 1) - 1);
  const seen = body ? body[0] : at;
  const queue: string[] = [source.path];
  const names = new Set<string>();
  for (let index = 0; index < queue.length && index < MAX_HEADERS; index++) {
    const file = await view.read(queue[index] ?? '');
    if (!file) continue;
    // What the file itself declares after the place is not in sight there.
    for (const name of outerNames(index === 0 ? file.text.slice(0, seen) : file.text)) names.add(name);
    for (const include of cIncludes(file.text)) {
      const path = await includedFile(view, file.path, include.name, folders);
      if (path && !queue.includes(path)) queue.push(path);
    }
  }
  const head = body ? Math.max(0, code.lastIndexOf('\n\n', body[0])) : 0;
  for (const name of body ? declaredIn(code.slice(head, body[1])) : []) names.add(name);
  names.delete(symbol);
  return nearestUnique(symbol, names);
}
