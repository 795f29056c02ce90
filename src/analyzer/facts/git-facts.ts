import type { Fact } from '../reading/stated-facts.ts';

/** What git says behind `fatal:` and `error:`; wordings of 2.20 to 2.50. */
export const GIT_FACTS: readonly Fact[] = [
  { pattern: /^(?:not a git repository|this operation must be run in a work tree)/, category: 'git' },
  { pattern: /^pathspec '(?<file>[^']+)' (?:did not match any files?|is in submodule)/, category: 'file_not_found' },
  { pattern: /^bad source, source=(?<file>[^,]+),/, category: 'file_not_found' },
  { pattern: /^patch failed: (?<file>[^:]+):(?<line>\d+)/, category: 'merge_conflict' },
  { pattern: /^(?<file>\S+): patch does not apply/, category: 'merge_conflict' },
  {
    pattern:
      /^(?:could not (?:apply|revert)|Failed to merge|.*unmerged files|.*unresolved conflict|.*you need to resolve your current index)/,
    category: 'merge_conflict',
  },
  { pattern: /^could not read (?:Username|Password) for '(?<url>[^']+)'/, category: 'auth' },
  { pattern: /^Authentication failed for '(?<url>[^']+)'/, category: 'auth' },
  {
    pattern:
      /^(?:Permission denied \(publickey|Permission to \S+ denied|unable to access '(?<url>[^']+)': The requested URL returned error: 40[13])/,
    category: 'auth',
  },
  { pattern: /^unable to access '(?<url>[^']+)': Could not resolve host: (?<host>\S+)/, category: 'network' },
  {
    pattern: /^unable to access '(?<url>[^']+)': (?:Failed to connect to (?<host>\S+) port (?<port>\d+)|.*)/,
    category: 'connection',
  },
  { pattern: /^repository '(?<file>[^']+)' (?:does not exist|not found)/, category: 'git' },
  { pattern: /^(?:couldn't|could not) find remote ref (?<branch>\S+)/i, category: 'git' },
  { pattern: /^src refspec (?<branch>\S+) does not match any/, category: 'git' },
  { pattern: /^'(?<symbol>[^']+)' does not appear to be a git repository/, category: 'git' },
  { pattern: /^No such remote:? '?(?<remote>[^'\s]+)'?/, category: 'git' },
  { pattern: /^remote (?<remote>\S+) already exists/, category: 'git' },
  { pattern: /^a branch named '(?<branch>[^']+)' already exists/i, category: 'git' },
  { pattern: /^[Cc]annot delete (?:the )?branch '(?<branch>[^']+)'/, category: 'git' },
  { pattern: /^the branch '(?<branch>[^']+)' is not fully merged/i, category: 'git' },
  { pattern: /^branch '(?<branch>[^']+)' not found/i, category: 'git' },
  { pattern: /^'(?<branch>[^']+)' is already (?:checked out|used by worktree) at/, category: 'git' },
  { pattern: /^invalid reference: (?<branch>\S+)/, category: 'git' },
  { pattern: /^(?:ambiguous argument|bad revision) '(?<symbol>[^']+)'/, category: 'git' },
  { pattern: /^bad object (?<symbol>\S+)/, category: 'git' },
  { pattern: /^(?:Needed a single revision|not a valid object name:? '?(?<symbol>[^'\s]+)'?)/i, category: 'git' },
  { pattern: /^tag '(?<symbol>[^']+)' already exists/, category: 'git' },
  { pattern: /^destination path '(?<file>[^']+)' already exists/, category: 'git' },
  { pattern: /^Unable to create '(?<file>[^']+\.lock)': File exists/, category: 'lock' },
  { pattern: /^cannot lock ref '(?<branch>[^']+)'/, category: 'lock' },
  { pattern: /^detected dubious ownership in repository at '(?<file>[^']+)'/, category: 'permission' },
  {
    pattern:
      /^(?:unable to write|could not create|insufficient permission|cannot open '(?<file>[^']+)').*Permission denied/,
    category: 'permission',
  },
  { pattern: /^bad config (?:line (?<line>\d+) in file (?<file>\S+)|value|variable)/, category: 'config' },
  {
    pattern:
      /^(?:no email was given|unable to auto-detect email address|empty ident name|The current branch (?<branch>\S+) has no upstream|No configured push destination|Please tell me who you are)/,
    category: 'config',
  },
  { pattern: /^No url found for submodule path '(?<file>[^']+)'/, category: 'config' },
  { pattern: /^Your local changes to the following files would be overwritten/, category: 'git' },
  { pattern: /^The following untracked working tree files would be overwritten/, category: 'git' },
  {
    pattern:
      /^(?:cannot (?:rebase|pull with rebase|merge|switch branch|switch)|You have (?:unstaged|not concluded)|Your index contains uncommitted)/i,
    category: 'git',
  },
  { pattern: /^It seems that there is already a rebase-(?:merge|apply) directory/, category: 'git' },
  { pattern: /^refusing to merge unrelated histories/, category: 'git' },
  {
    pattern:
      /^(?:Not possible to fast-forward|Need to specify how to reconcile|You are not currently on a branch|Couldn't find remote|cherry-pick failed|no rebase in progress|There is no merge)/i,
    category: 'git',
  },
  {
    pattern:
      /^(?:failed to push some refs to|Could not read from remote repository|the remote end hung up|early EOF|index-pack failed|Exiting because of)/,
    category: 'git',
  },
  { pattern: /^unknown (?:option|switch):? [`'](?<option>[^'`]+)['`]/, category: 'usage' },
  { pattern: /No space left on device/, category: 'disk' },
  { pattern: /RPC failed|unexpected disconnect|Connection (?:reset|timed out)/, category: 'network' },
];
