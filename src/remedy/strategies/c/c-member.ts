import { cTypeIn } from '../../lookup/c-members.ts';
import { filesNaming } from '../../lookup/definitions.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { ambiguous, rivalAmong, rivalName } from '../names/rival-name.ts';
import { isSlip, renameAt } from '../rename-near-name.ts';
import type { CompileMessage, UnknownName } from './compile-message.ts';

/** Base classes are followed this far. */
const MAX_BASES = 6;

/** The members that the project's own definition of a type has, bases included, and where it is. */
async function membersOf(type: string, view: ProjectView): Promise<{ file: string; members: string[] } | null> {
  const queue = [type];
  const members: string[] = [];
  let file: string | null = null;
  for (let index = 0; index < queue.length && index < MAX_BASES; index++) {
    const name = queue[index] ?? '';
    for (const path of await filesNaming(view, name, 'c')) {
      const found = cTypeIn((await view.read(path))?.text ?? '', name);
      if (!found) continue;
      file ??= path;
      members.push(...found.members);
      queue.push(...found.bases);
      break;
    }
  }
  return file ? { file, members: [...new Set(members)] } : null;
}

/** A type has no member of that name: takes the compiler's proposal, else the one near member that the project's definition has. */
export async function fixCMember(
  _message: CompileMessage,
  unknown: UnknownName,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const { symbol, within, proposed } = unknown;
  const type = within ? await membersOf(within, view) : null;
  const right = proposed && isSlip(symbol, proposed) ? proposed : nearestUnique(symbol, type?.members ?? []);
  const rival =
    right && type
      ? rivalAmong(symbol, right, type.members)
      : right
        ? await rivalName(input, view, symbol, right)
        : null;
  if (right && rival) return ambiguous(symbol, right, rival);
  if (right) {
    const plan = await renameAt(input, view, symbol, right, `\`${within}\` calls \`${symbol}\` \`${right}\`:`);
    return plan ?? refuse(`\`${symbol}\` is not where ${source.path} is said to use it.`);
  }
  const has = (type?.members ?? []).filter((name) => name !== within).slice(0, 12);
  return refuse(`\`${within}\` has no member \`${symbol}\`, and none of its members is near.`, {
    known: [
      ...(type && has.length > 0 ? [`${type.file} defines \`${within}\` with ${has.join(', ')}`] : []),
      ...(proposed ? [`the compiler proposes \`${proposed}\``] : []),
    ],
  });
}
