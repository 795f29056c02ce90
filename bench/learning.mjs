// Plays the sessions of bench/learning/scenarios against the built hook, in a repository and a HOME of their own, and counts the remedies
// that were offered at a failure.
// Then induces patterns from two examples of each message of the built-in catalogue and tests them on lines not seen (support/two-shot.mjs).
//   npm run bench:learning -- [--json]      (after `npm run build`)
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readScenario } from './support/learning-scenario.mjs';
import { twoShot } from './support/two-shot.mjs';

const dist = resolve(import.meta.dirname, '../dist');
const folder = join(import.meta.dirname, 'learning', 'scenarios');
const asJson = process.argv.includes('--json');

/** Plays one scenario; answers what each `offers` line wanted and what was offered there. */
function play({ steps }) {
  const base = mkdtempSync(join(tmpdir(), 'heal-hooks-bench-learning-'));
  try {
    const env = { PATH: process.env.PATH, HOME: base, HEAL_HOOKS_HOME: join(base, 'state'), GIT_CONFIG_NOSYSTEM: '1' };
    const main = join(base, 'main');
    const git = (...args) => execFileSync('git', args, { cwd: main, env, stdio: 'ignore' });
    mkdirSync(main);
    git('init', '-q');
    git('-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', 'commit', '-q', '--allow-empty', '-m', 'start');
    for (const tree of new Set(steps.map(({ tree }) => tree)))
      if (tree !== 'main') git('worktree', 'add', '-q', join(base, tree));
    const send = (entry, { session, tree }, payload) => {
      const cwd = join(base, tree);
      const input = JSON.stringify({ session_id: session, cwd, ...payload });
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, entry)], { cwd, env, input });
      if (status !== 0) throw new Error(`${entry} exited ${status}: ${stderr}`);
      const reply = stdout.toString();
      return reply === '' ? '' : (JSON.parse(reply).hookSpecificOutput?.additionalContext ?? '');
    };
    const offers = [];
    let advice = '';
    for (const [index, step] of steps.entries()) {
      const { verb, what, more } = step;
      const call = { tool_use_id: `toolu_${index}`, tool_name: 'Bash', tool_input: { command: what } };
      if (verb === 'session') send('session-start.js', step, { hook_event_name: 'SessionStart', source: 'startup' });
      else if (verb === 'offers') {
        const [, offered = 'nothing'] = /`([^`]+)` settled it/.exec(advice) ?? [];
        offers.push({ wanted: what, offered });
      } else if (verb === 'fails')
        advice = send('hook.js', step, {
          hook_event_name: 'PostToolUseFailure',
          ...call,
          error: `Exit code 1\n${more.join(' ! ')}`,
        });
      else if (verb === 'edits') {
        const [old_string, new_string] = more;
        const tool_input = { file_path: join(base, step.tree, what), old_string, new_string };
        send('hook.js', step, { hook_event_name: 'PostToolUse', ...call, tool_name: 'Edit', tool_input });
      } else
        send('hook.js', step, { hook_event_name: 'PostToolUse', ...call, tool_response: { stdout: '', stderr: '' } });
    }
    return offers;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const results = readdirSync(folder)
  .sort()
  .map((file) => ({
    scenario: file.replace(/\.txt$/, ''),
    offers: play(readScenario(readFileSync(join(folder, file), 'utf8'))),
  }));
const offers = results.flatMap((result) => result.offers);
const wanting = offers.filter(({ wanted }) => wanted !== 'nothing');
const summary = {
  scenarios: results.length,
  remediesWanted: wanting.length,
  rightOffered: wanting.filter(({ wanted, offered }) => wanted === offered).length,
  wrongOffered: offers.filter(({ wanted, offered }) => offered !== 'nothing' && offered !== wanted).length,
};
const induction = await twoShot(resolve(import.meta.dirname, '..'));
if (asJson) console.log(JSON.stringify({ ...summary, induction, results }));
else {
  for (const { scenario, offers: made } of results)
    for (const { wanted, offered } of made)
      console.log(`${wanted === offered ? 'ok ' : 'NOT'} ${scenario}: wanted ${wanted}, offered ${offered}`);
  console.log(
    `${summary.scenarios} scenarios: right remedy offered ${summary.rightOffered} of ${summary.remediesWanted}, wrong remedy offered ${summary.wrongOffered} times`,
  );
  console.log(
    `two-shot induction: ${induction.patterns} patterns, recall ${induction.recall} on ${induction.heldOut.written + induction.heldOut.renamed} other lines, ${induction.falseMatches} false matches on ${induction.otherLines} others; not proved linear: ${induction.notProvedLinear}; worst of all on a line of 64 kB: ${induction.worstMillisecondsOn64kB} ms`,
  );
}
const induced = induction.recall >= 0.84 && induction.falseMatches === 0 && induction.notProvedLinear === 0;
process.exitCode = summary.wrongOffered > 0 || summary.rightOffered < summary.remediesWanted || !induced ? 1 : 0;
