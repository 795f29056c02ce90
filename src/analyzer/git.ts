import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { GIT_FACTS } from './facts/git-facts.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const SAYS = /^(?<level>fatal|error): (?<message>\S.*)$/;
const CONFLICT =
  /^CONFLICT \((?<kind>[^)]+)\): (?:Merge conflict in (?<file>.+)|(?<file2>\S+) (?:deleted|renamed|added|modified) .+|.+)$/;
const REJECTED = /^ ! \[(?:remote )?rejected\]\s+(?<branch>\S+) -> \S+ \((?<reason>.+)\)$/;
const REMOTE =
  /^remote: (?!error: (?:Trace: |See https?:|GH001: ))(?<message>(?:error|fatal|ERROR|GitLab|! )\S*.+?)\s*$/;
const UNKNOWN = /^git: '(?<command>[^']+)' is not a git command/;
const PLAIN: readonly Fact[] = [
  { pattern: /^There is no tracking information for the current branch/, category: 'git' },
  { pattern: /^(?:no changes added to commit|nothing to commit|nothing added to commit)/, category: 'git' },
  { pattern: /^Patch format detection failed/, category: 'git' },
  { pattern: /^No local changes to save|^Already up to date, nothing to/, category: 'git' },
  { pattern: /^ssh: connect to host (?<host>\S+) port (?<port>\d+): /, category: 'connection' },
  { pattern: /^(?:\S+@\S+: )?Permission denied \((?:publickey|password)/, category: 'auth' },
  {
    pattern: /^hint: (?:After resolving the conflicts, mark them|Resolve all conflicts manually)/,
    category: 'merge_conflict',
  },
  { pattern: /^Host key verification failed/, category: 'auth' },
];
/** What only reports that something above did not work. */
const AFTERMATH =
  /^(?:fatal|error): (?:failed to push some refs|Could not read from remote repository|Exiting because of|the remote end hung up|could not apply|could not revert|Failed to merge in the changes|.*: patch does not apply|Merge with strategy|early EOF|fetch-pack: invalid)/;

const says = (
  lines: readonly string[],
  index: number,
  message: string,
  explained: boolean,
  isGit: boolean,
): ToolError | null => {
  const { captures, category } = statedFacts(message, GIT_FACTS);
  if (!isGit && !category) return null;
  const listed = /would be overwritten/.test(message)
    ? /^\t(?<file>\S.*)$/.exec(lines[index + 1] ?? '')?.groups
    : undefined;
  const file = category === 'file_not_found' ? captures.file?.replace(/:.*$/, '') : captures.file;
  return toolError(lines, index, {
    captures: { ...captures, ...(file ? { file } : {}), ...listed },
    category: category ?? 'git',
    consequence: explained && AFTERMATH.test(lines[index] ?? ''),
  });
};

const lineError = (lines: readonly string[], index: number, explained: boolean, isGit: boolean): ToolError | null => {
  const line = lines[index] ?? '';
  const said = SAYS.exec(line)?.groups;
  if (said?.message) return says(lines, index, said.message, explained, isGit);
  const conflict = CONFLICT.exec(line)?.groups;
  if (conflict)
    return toolError(lines, index, { captures: { file: conflict.file ?? conflict.file2 }, category: 'merge_conflict' });
  const rejected = REJECTED.exec(line)?.groups;
  if (rejected)
    return toolError(lines, index, {
      captures: { branch: rejected.branch },
      category: 'git',
      consequence: explained && /hook declined/.test(line),
    });
  if (REMOTE.test(line)) return toolError(lines, index, { category: 'git' });
  if (UNKNOWN.test(line))
    return toolError(lines, index, { captures: UNKNOWN.exec(line)?.groups ?? {}, category: 'usage' });
  for (const { pattern, category } of PLAIN) {
    const match = pattern.exec(line);
    if (match)
      return toolError(lines, index, {
        captures: match.groups ?? {},
        category,
        consequence: explained && line.startsWith('hint:'),
      });
  }
  return null;
};

const GIT = /\b(?:git|gh|hub|lerna|husky)\b/;
/** These print what others wrote; a line that looks like git's own counts only when it comes first. */
const READS = /\bgit\s+(?:-\S+\s+)*(?:log|show|diff|blame|grep|cat-file|shortlog|reflog|ls-\w+|whatchanged)\b/;

const read = (lines: readonly string[], command: string | undefined): Analysis => {
  const analysis = newAnalysis('git');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  // other programs say `error: …`, too
  const isGit = GIT.test(command ?? '');
  if (READS.test(command ?? '') && !SAYS.test(first)) return analysis;
  lines.forEach((_, index) => {
    const explained = analysis.errors.some((error) => !error.consequence);
    const error = lineError(lines, index, explained, isGit);
    if (error) analysis.errors.push(error);
  });
  const conflict = analysis.errors.find((error) => error.category === 'merge_conflict' && error.captures.file);
  for (const error of analysis.errors)
    if (conflict && error !== conflict && /nothing|no changes added/.test(error.root)) error.consequence = true;
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads git: fatal and error lines, conflicts, rejected pushes. */
export const git: Analyzer = {
  name: 'git',
  recognises: (text, command) =>
    text.shows(/^CONFLICT \(|^ ! \[(?:remote )?rejected\]|^git: '\S+' is not a git command/m) ||
    ((GIT.test(command ?? '') || command === undefined) &&
      text.shows(
        /^(?:fatal|error): |^remote: (?:error|fatal)|^(?:There is no tracking|no changes added|nothing (?:to|added to) commit|Patch format|Host key|ssh: connect|hint: (?:After resolving the|Resolve all) conflicts)|^(?:\S+@\S+: )?Permission denied \(/m,
      )) ||
    text.shows(
      /^fatal: (?:not a git repository|Not a git repository|unable to access '|could not read Username|detected dubious)/m,
    ),
  read,
};
