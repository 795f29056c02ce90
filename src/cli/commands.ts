import { MODES } from '../config/modes.ts';
import { LAYERS } from '../pattern/pattern.ts';
import type { CommandSpec, OptionSpec } from './command-spec.ts';
import { SCOPES } from './install/layout.ts';

const JSON_OPTION: OptionSpec = { flags: '--json', summary: 'print one JSON object' };
const PROJECT: OptionSpec = { flags: '--project <dir>', summary: 'the project, when it is not the current folder' };
const DRY_RUN: OptionSpec = { flags: '--dry-run', summary: 'show what would be done, write nothing' };
const LAYER: OptionSpec = { flags: '--layer <layer>', summary: 'only this layer', choices: LAYERS };
const EVERYWHERE: OptionSpec = { flags: '--everywhere', summary: 'count in all projects of this machine' };
const SET: OptionSpec = {
  flags: '--set <name=value>',
  summary: 'fill in a name, such as symbol=Basket, or the tool: tool=pnpm',
  repeat: true,
};

/** Every command. The parser, `--help`, the README and the docs are made of this table. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'install',
    summary: 'register the hooks with Claude Code',
    details:
      'Copies the bundle and adds three hooks to the settings of the scope; everything else in them stays byte for byte.\n' +
      'project: .claude/settings.json, committed, works on every machine. local: .claude/settings.local.json. user: every project.',
    options: [
      { flags: '--scope <scope>', summary: 'whose settings', choices: SCOPES, default: 'project' },
      { flags: '--mode <mode>', summary: 'safe applies safe fixes, suggest changes nothing', choices: MODES },
      {
        flags: '--long-output',
        summary: 'let the client keep 150,000 characters of output, so that causes are not cut off',
      },
      { flags: '-y, --yes', summary: 'ask nothing' },
      DRY_RUN,
      PROJECT,
      JSON_OPTION,
    ],
    load: async () => (await import('./commands/install.ts')).run,
  },
  {
    name: 'uninstall',
    summary: 'take back exactly what install wrote',
    options: [
      { flags: '--scope <scope>', summary: 'only this install', choices: SCOPES },
      { flags: '--purge', summary: 'also erase history, backups and what was learned' },
      DRY_RUN,
      PROJECT,
      JSON_OPTION,
    ],
    load: async () => (await import('./commands/uninstall.ts')).run,
  },
  {
    name: 'doctor',
    summary: 'check the installation: what is wrong, why it hurts, the exact command',
    options: [{ flags: '--deep', summary: 'read all of a large history, too; takes seconds' }, PROJECT, JSON_OPTION],
    load: async () => (await import('./commands/doctor.ts')).run,
  },
  {
    name: 'diagnose',
    arguments: '[file]',
    summary: 'say what an output means; without a file, the text on stdin',
    options: [
      { flags: '-c, --command <command>', summary: 'the command that printed it' },
      { flags: '-e, --exit-code <number>', summary: 'its status; without it the text decides', integer: true },
      { flags: '--record', summary: 'keep it in the history' },
      JSON_OPTION,
    ],
    load: async () => (await import('./reading.ts')).diagnose,
  },
  {
    name: 'pipe',
    summary: 'copy stdin to stdout, then say on stderr what it means',
    hidden: true,
    options: [
      { flags: '-c, --command <command>', summary: 'the command that printed it' },
      { flags: '-e, --exit-code <number>', summary: 'its status; without it the text decides', integer: true },
      JSON_OPTION,
    ],
    load: async () => (await import('./reading.ts')).pipe,
  },
  {
    name: 'run',
    arguments: '<command...>',
    summary: 'run a command; when it fails, say why and what settles it, or fix it',
    details:
      'Its output goes through untouched and its status is the one of the command. Without --apply nothing is changed: a fix is shown as a diff.\n' +
      'With --apply safe fixes are applied with a backup, the command is run again, and what did not help is taken back.\n' +
      'A service that the project declares for a refused port is started, and ended again when that does not help. On a terminal the command has one, too.',
    options: [
      { flags: '--apply', summary: 'apply safe fixes, run again, keep or take back' },
      { flags: '--unsafe-fixes', summary: 'apply fixes that may not be what you want, too' },
      { flags: '--max-fixes <number>', summary: 'most fixes to apply (default: 5)', integer: true },
      { flags: '--timeout <seconds>', summary: 'time for fixes and repetitions (default: 600)', integer: true },
      { flags: '--json', summary: "print one JSON object; the command's output goes to stderr" },
    ],
    examples: [
      ['heal-hooks run -- npm test', 'run the tests; show what would be fixed'],
      ['heal-hooks run --apply -- cargo build', 'fix what can be fixed safely and build again'],
    ],
    passThrough: true,
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'fix',
    arguments: '[failure]',
    summary: 'show what would fix a recorded failure; --apply does it',
    details: 'The failure is `last` (the default) or the beginning of an id from `history --json`.',
    options: [
      { flags: '--apply', summary: 'apply safe fixes, with a backup' },
      { flags: '--unsafe-fixes', summary: 'apply fixes that may not be what you want, too' },
      JSON_OPTION,
    ],
    load: async () => (await import('./commands/fix.ts')).run,
  },
  {
    name: 'repair',
    summary: 'check the tools that this project needs; --yes repairs what is wrong',
    details:
      'A tool is an entry of `tools` in the configuration, a server of .mcp.json, or a package manager that the project uses.\n' +
      'Checked: programs run, configuration files parse, declared packages are installed, declared services answer.\n' +
      'Commands of the repository itself run only after `heal-hooks trust`.',
    options: [
      { flags: '-y, --yes', summary: 'repair what can be repaired, with backups' },
      { flags: '--tool <name>', summary: 'only this tool' },
      JSON_OPTION,
    ],
    load: async () => (await import('./commands/repair.ts')).run,
  },
  {
    name: 'rollback',
    arguments: '[id]',
    summary: 'take a fix back; without an id, the newest one',
    details:
      'Restores content, mode, links and deleted files exactly. A file that was edited since is merged or left alone, never overwritten.',
    options: [JSON_OPTION],
    load: async () => (await import('./commands/rollback.ts')).run,
  },
  {
    name: 'backups',
    summary: 'list what can be taken back',
    options: [JSON_OPTION],
    load: async () => (await import('./commands/backups.ts')).run,
  },
  {
    name: 'patterns',
    summary: 'what is known: list, show, test and add patterns',
    commands: [
      {
        name: 'list',
        arguments: '[word]',
        summary: 'all patterns, or those with the word in id, category or title; how often each was met',
        options: [LAYER, { flags: '--seen', summary: 'only those that were met' }, EVERYWHERE, JSON_OPTION],
        load: async () => (await import('./commands/patterns-list.ts')).run,
      },
      {
        name: 'show',
        arguments: '<id>',
        summary: 'all that a pattern says',
        options: [JSON_OPTION],
        load: async () => (await import('./commands/patterns-show.ts')).run,
      },
      {
        name: 'explain',
        arguments: '[file]',
        summary: 'which patterns match a text, where, and which one wins',
        options: [{ flags: '-c, --command <command>', summary: 'the command that printed it' }, JSON_OPTION],
        load: async () => (await import('./commands/patterns-explain.ts')).run,
      },
      {
        name: 'new',
        arguments: '<id>',
        summary: 'make a file for a new pattern of this project',
        options: [
          { flags: '-l, --line <line>', summary: 'a line that it should match' },
          { flags: '--user', summary: 'for all projects of this user' },
          JSON_OPTION,
        ],
        examples: [
          [
            'heal-hooks patterns new team/config-key --line "missing key \'region\'"',
            'writes .heal-hooks/patterns/team-config-key.json5',
          ],
        ],
        load: async () => (await import('./commands/patterns-new.ts')).run,
      },
      {
        name: 'lint',
        arguments: '[files...]',
        summary: 'what is wrong in pattern files, by file, entry and field',
        options: [JSON_OPTION],
        load: async () => (await import('./commands/patterns-lint.ts')).run,
      },
      {
        name: 'test',
        arguments: '[files...]',
        summary: 'try the examples of pattern files with everything loaded',
        options: [JSON_OPTION],
        load: async () => (await import('./commands/patterns-test.ts')).run,
      },
      {
        name: 'import',
        arguments: '<file>',
        summary: 'take over a file of patterns, problem matchers (VS Code, GitHub) or an errorformat (vim)',
        options: [{ flags: '--user', summary: 'for all projects of this user' }, JSON_OPTION],
        load: async () => (await import('./commands/patterns-import.ts')).run,
      },
      {
        name: 'export',
        arguments: '[file]',
        summary: 'write all patterns as one error-patterns.json, with occurrences and last_seen',
        options: [LAYER, { flags: '--seen', summary: 'only those that were met' }, EVERYWHERE],
        load: async () => (await import('./commands/patterns-export.ts')).run,
      },
      {
        name: 'review',
        arguments: '[id]',
        summary: 'what was learned here and waits for your word; fixes that failed',
        details:
          'A learned fix is applied only after it has settled its failure twice and you have accepted it. On a terminal each is asked about.',
        options: [
          { flags: '--accept', summary: 'it is right, and its fix may be applied' },
          { flags: '--reject', summary: 'it is wrong, and is not learned again' },
          { flags: '--regex <regex>', summary: 'another regex for it' },
          { flags: '--command <command>', summary: 'another fix: one call, with names such as ${symbol}' },
          { flags: '--search <text>', summary: 'another fix: an edit that replaces this' },
          { flags: '--replace <text>', summary: 'by this' },
          { flags: '--in <glob>', summary: 'in these files' },
          { flags: '--all', summary: 'everything that was learned here' },
          JSON_OPTION,
        ],
        load: async () => (await import('./commands/patterns-review.ts')).run,
      },
      {
        name: 'share',
        arguments: '<id>',
        summary: 'write a learned pattern into the .heal-hooks/ of the repository',
        options: [JSON_OPTION],
        load: async () => (await import('./commands/patterns-share.ts')).run,
      },
    ],
  },
  {
    name: 'playbooks',
    summary: 'steps for situations that need judgement',
    commands: [
      {
        name: 'list',
        arguments: '[word]',
        summary: 'all playbooks, or those with the word',
        options: [JSON_OPTION],
        load: async () => (await import('./commands/playbooks-list.ts')).run,
      },
      {
        name: 'show',
        arguments: '<id>',
        summary: 'the steps of a playbook',
        options: [SET, JSON_OPTION],
        load: async () => (await import('./commands/playbooks-show.ts')).run,
      },
      {
        name: 'run',
        arguments: '<id>',
        summary: 'go through the steps one by one; commands run only after a yes',
        options: [SET, JSON_OPTION],
        load: async () => (await import('./commands/playbooks-run.ts')).run,
      },
    ],
  },
  {
    name: 'history',
    summary: 'what failed here, and what was done about it',
    options: [
      { flags: '-a, --all', summary: 'successes and edits too' },
      { flags: '--everywhere', summary: 'all projects of this machine' },
      { flags: '-n, --limit <number>', summary: 'how many (default: 20)', integer: true },
      JSON_OPTION,
    ],
    load: async () => (await import('./commands/history.ts')).run,
    commands: [
      {
        name: 'clear',
        summary: 'erase what was recorded of this project; backups stay',
        options: [{ flags: '--everywhere', summary: 'all projects of this machine' }, JSON_OPTION],
        load: async () => (await import('./commands/history-clear.ts')).run,
      },
    ],
  },
  {
    name: 'trust',
    summary: "let fixes of this repository's own patterns run, as they are now",
    details:
      'Patterns of a repository may always inform. Their fixes run only once you have said so; a change of the files asks again.',
    options: [
      { flags: '--show', summary: 'show what would be trusted, change nothing' },
      { flags: '--revoke', summary: 'take it back' },
      JSON_OPTION,
    ],
    load: async () => (await import('./commands/trust.ts')).run,
  },
  {
    name: 'mcp',
    summary: 'serve the tools for agents on stdio (MCP)',
    load: async () => (await import('./commands/mcp.ts')).run,
  },
];
