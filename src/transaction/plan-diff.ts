import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { decodeText } from '../system/decode-text.ts';
import { editText } from './edit-bytes.ts';
import type { Change, Plan } from './plan.ts';

const NOTHING = '/dev/null';

const octal = (mode: number): string => `100${(mode & 0o777).toString(8).padStart(3, '0')}`;

const patch = (from: string, to: string, before: string, after: string): string =>
  createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });

const contentText = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : decodeText(content).text;

function changeDiff(change: Change, texts: ReadonlyMap<string, string>): string {
  if (change.kind === 'command')
    return `# runs \`${change.argv.join(' ')}\` in ${change.cwd || 'the project folder'}\n`;
  const { path } = change;
  const before = texts.get(path) ?? '';
  switch (change.kind) {
    case 'edit':
      return patch(`a/${path}`, `b/${path}`, before, editText(before, change.replacements));
    case 'rewrite':
      return patch(`a/${path}`, `b/${path}`, before, contentText(change.content));
    case 'create':
      return `new file ${octal(change.mode ?? 0o644)} ${path}\n${patch(NOTHING, `b/${path}`, '', contentText(change.content))}`;
    case 'delete':
      return `deleted file ${path}\n${patch(`a/${path}`, NOTHING, before, '')}`;
    case 'chmod':
      return `# mode of ${path}: ${octal(change.baseMode)} → ${octal(change.mode)}\n`;
    case 'mkdir':
      return `# new folder ${path}\n`;
    case 'remove-tree':
      return `# removes the folder ${path} (kept in the backup)\n`;
    case 'git-lock':
      return `# removes the stale lock ${path} (kept in the backup)\n`;
  }
}

/**
 * The plan as a unified diff for people; what is not a text change is a `#` line. `texts` has the decoded text of each file that the plan edits,
 * rewrites or deletes (without BOM).
 */
export const planDiff = (plan: Plan, texts: ReadonlyMap<string, string>): string =>
  plan.changes.map((change) => changeDiff(change, texts)).join('');
