// The main job on a real project: a command fails, the hook answers, the file is fixed, the command passes, and it can be taken back.
// Needs nothing but Node. `npm run demo`, with `-- --keep` to look around afterwards.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist', 'cli.js');
if (!existsSync(cli)) {
  console.error('The demo runs the built program: npm ci (or npm run build) makes it.');
  process.exit(2);
}

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const [bold, faint, green, red, cyan] = [paint(1), paint(2), paint(32), paint(31), paint(36)];

const say = (text = '') => console.log(text);
const title = (number, text) => say(`\n${cyan(number)}  ${bold(text)}`);
const quote = (text, edge = '│') => {
  for (const line of text.trimEnd().split('\n')) say(`   ${faint(edge)} ${line}`);
};

/** `git diff` in colours. */
const diff = (text) =>
  quote(
    text
      .split('\n')
      .filter((line) => /^[-+@ ]/.test(line))
      .map((line) => (line.startsWith('+') ? green(line) : line.startsWith('-') ? red(line) : line))
      .join('\n'),
  );

const FILES = {
  'package.json':
    '{\n  "name": "till",\n  "private": true,\n  "type": "module",\n  "scripts": { "start": "node src/main.js" }\n}\n',
  'src/format/money.js': 'export const formatPrice = (cents) => `${(cents / 100).toFixed(2)} €`;\n',
  'src/receipt.js':
    "import { formatPrice } from './money.js';\n\nexport const receipt = (items) => items.map((item) => `${item.name}  ${formatPrice(item.cents)}`).join('\\n');\n",
  'src/main.js': "import { receipt } from './receipt.js';\n\nconsole.log(receipt([{ name: 'Tea', cents: 340 }]));\n",
};

const base = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-demo-')));
const home = join(base, 'home');
const project = join(base, 'till');
const env = {
  PATH: process.env.PATH ?? '',
  HOME: home,
  USERPROFILE: home,
  HEAL_HOOKS_HOME: join(home, 'state'),
  GIT_CONFIG_NOSYSTEM: '1',
  CLAUDE_PROJECT_DIR: project,
  npm_config_update_notifier: 'false',
};

const run = (file, args, input) => {
  const result = spawnSync(file, args, { cwd: project, env, input, encoding: 'utf8' });
  return { status: result.status, stdout: result.stdout ?? '', text: `${result.stdout ?? ''}${result.stderr ?? ''}` };
};
const healHooks = (...args) => run(process.execPath, [cli, ...args]);
const installed = (...args) => run(process.execPath, [join(project, '.claude', 'heal-hooks', 'cli.js'), ...args]);

/** Starts the registered hooks of an event exactly as the client does, and answers what the agent would read. */
function deliver(event, payload) {
  const { hooks } = JSON.parse(readFileSync(join(project, '.claude', 'settings.json'), 'utf8'));
  const input = JSON.stringify({ session_id: 'demo', cwd: project, hook_event_name: event, ...payload });
  return hooks[event]
    .flatMap((group) => group.hooks)
    .map((hook) => (hook.args ? run(hook.command, hook.args, input) : run('/bin/sh', ['-c', hook.command], input)))
    .map(({ stdout }) => (stdout.startsWith('{') ? JSON.parse(stdout).hookSpecificOutput?.additionalContext : ''))
    .filter(Boolean)
    .join('\n');
}

const COMMAND = 'npm start';
const shell = (id) => {
  const { status, text } = run('npm', ['start', '--silent']);
  const call = { tool_name: 'Bash', tool_input: { command: COMMAND }, tool_use_id: id, duration_ms: 400 };
  return { status, text, call };
};

function story() {
  say(`${bold('heal-hooks')} in a throw-away project: ${project}`);

  title(1, 'A module has moved, one file still imports it from the old place');
  quote(
    `src/format/money.js  ${FILES['src/format/money.js'].trim()}\nsrc/receipt.js       ${FILES['src/receipt.js'].split('\n')[0]}`,
  );

  title(2, '$ npx heal-hooks install');
  quote(healHooks('install', '--yes').text.split('\n\n')[0]);

  const first = shell('toolu_demo_1');
  title(3, `The agent runs a command: $ ${COMMAND}   ${red(`exit ${first.status}`)}`);
  quote(first.text.trim().split('\n').slice(0, 6).join('\n'));

  title(4, 'Claude Code hands the failure to the hook; beside the output the agent reads');
  const advice = deliver('PostToolUseFailure', {
    ...first.call,
    error: `Exit code ${first.status}\n${first.text}`,
    is_interrupt: false,
  });
  quote(advice || '(nothing)', '┃');

  title(5, 'What was changed');
  diff(run('git', ['diff', '--no-color', '-U1', '--', 'src']).stdout);

  const second = shell('toolu_demo_2');
  title(
    6,
    `The agent runs it again: $ ${COMMAND}   ${second.status === 0 ? green('exit 0') : red(`exit ${second.status}`)}`,
  );
  const response = { stdout: second.text, stderr: '', interrupted: false, isImage: false };
  deliver('PostToolUse', { ...second.call, tool_response: response });
  quote(second.text);
  quote(installed('history').text.split('\n').slice(0, 2).join('\n'));

  const backup = JSON.parse(installed('backups', '--json').stdout)[0];
  title(7, `The way back: $ heal-hooks rollback ${backup?.id}`);
  quote(installed('rollback', backup?.id).text.split('\n')[0]);
  const restored = readFileSync(join(project, 'src', 'receipt.js'), 'utf8') === FILES['src/receipt.js'];
  const healed = first.status !== 0 && second.status === 0 && restored && advice.includes('Changed');
  say(
    healed
      ? `\n${green('✓')} Failed, explained, fixed, confirmed, restored to the byte.`
      : `\n${red('✖')} The demo did not go as it should.`,
  );
  return healed;
}

try {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
  mkdirSync(home, { recursive: true });
  if (run('git', ['--version']).status === 0) {
    const git = (...args) => execFileSync('git', args, { cwd: project, env, stdio: 'ignore' });
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=Demo', '-c', 'user.email=demo@example.com', 'commit', '-qm', 'till');
  }
  if (!story()) process.exitCode = 1;
} finally {
  if (process.argv.includes('--keep')) say(`\nKept: ${base}`);
  else rmSync(base, { recursive: true, force: true });
}
