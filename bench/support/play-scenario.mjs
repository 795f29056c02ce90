import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { DOORS, runEntry } from './hook-doors.mjs';
import { Stage } from './scenario-stage.mjs';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');

/** Remedies that an advice offers, as it words them; empty when it offers none. */
const offersIn = (advice) => advice.match(/`[^`\n]+` settled it[^;\n]*/g) ?? [];

/**
 * Plays a scenario through one of the DOORS. Answers `{offers, faults}`: at each `offers` what was wanted, what was offered and whether it
 * is right; and whatever else was not as the scenario says.
 */
export async function playScenario(scenario, doorName) {
  const { steps } = scenario;
  const stage = new Stage(scenario);
  const doors = new Map();
  const played = { offers: [], faults: [] };
  const told = [];
  const after = [];
  let advice = '';
  let days = 0;
  let calls = 0;
  const world = () => ({ env: stage.env, cwd: stage.pathOf('main'), days });
  const twice = steps.some(({ verb }) => verb === 'twice');
  const open = (name) => {
    if (!doors.has(name)) doors.set(name, DOORS[name](world()));
    return doors.get(name);
  };
  const closeAll = async () => {
    for (const door of doors.values()) await door.close();
    doors.clear();
  };

  /** Sends a payload as the client does; remembers what the agent is told. */
  const send = async (step, parts) => {
    calls += 1;
    const payload = payloadOf(step, parts, stage, calls);
    const replies = [await open(doorName).call(payload)];
    if (twice) replies.push(await open(doorName === 'plugin' ? 'node' : 'plugin').call(payload));
    const heard = replies
      .filter((reply) => reply !== '')
      .map((reply) => JSON.parse(reply).hookSpecificOutput?.additionalContext ?? '');
    if (heard.length > 1) played.faults.push(`two copies of the hook both spoke: ${heard.join(' | ')}`);
    told.push(...heard);
    advice = heard[0] ?? '';
  };

  const failed = (lines, status = 1) => ({
    hook_event_name: 'PostToolUseFailure',
    error: `Exit code ${status}\n${lines}`,
    is_interrupt: false,
  });
  const passed = (stdout, more) => ({
    hook_event_name: 'PostToolUse',
    tool_response: { stdout, stderr: '', interrupted: false, isImage: false, noOutputExpected: false, ...more },
  });
  const expect = (holds, fault) => void (holds || played.faults.push(fault));

  const PLAY = {
    config() {},
    program() {},
    twice() {},
    session(step) {
      if (step.agent) return;
      const start = { session_id: step.session, transcript_path: '', cwd: join(stage.pathOf(step.place), step.folder) };
      runEntry(
        'session-start.js',
        { ...start, hook_event_name: 'SessionStart', source: 'startup' },
        { ...world(), cwd: start.cwd },
      );
    },
    fails: (step, command, lines) => send(step, { ...bash(command), ...failed(lines) }),
    passes: (step, command, lines) => send(step, { ...bash(command), ...passed(lines) }),
    ok: (step, command, lines) => send(step, { ...bash(command), ...passed(lines) }),
    stops: (step, command, lines) => send(step, { ...bash(command), ...failed(lines, 130), is_interrupt: true }),
    'times-out': (step, command) => send(step, { ...bash(command), ...failed('Command timed out after 2m 0s', 143) }),
    background: (step, command) =>
      send(step, { ...bash(command, { run_in_background: true }), ...passed('', { backgroundTaskId: 'b1' }) }),
    runs(step, command) {
      const cwd = join(stage.pathOf(step.place), step.folder);
      const { status, stdout } = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], {
        cwd,
        env: stage.env,
        encoding: 'utf8',
      });
      return send(step, {
        ...bash(command),
        ...(status === 0 ? passed(stdout.trimEnd()) : failed(stdout.trimEnd(), status)),
      });
    },
    cli(step, line) {
      const cwd = join(stage.pathOf(step.place), step.folder);
      spawnSync(process.execPath, [cli, ...line.split(' ')], { cwd, env: stage.env });
    },
    edits: (step) => edit(step, 'Edit', ([old_string, new_string]) => ({ old_string, new_string, replace_all: false })),
    'edits*': (step) =>
      edit(step, 'MultiEdit', (texts) => ({
        edits: texts.flatMap((text, i) =>
          i % 2 ? [] : [{ old_string: text, new_string: texts[i + 1], replace_all: false }],
        ),
      })),
    async writes(step, file, text) {
      const content = stage.text(text);
      stage.write(step.place, file, content);
      const file_path = join(stage.pathOf(step.place), file);
      const response = {
        type: 'create',
        filePath: file_path,
        content,
        structuredPatch: [],
        originalFile: null,
        userModified: false,
      };
      await send(step, {
        tool_name: 'Write',
        tool_input: { file_path, content },
        hook_event_name: 'PostToolUse',
        tool_response: response,
      });
    },
    undo: (step, file) => stage.undo(step.place, file),
    async later(_, what) {
      days += Number.parseInt(what, 10);
      await closeAll();
    },
    async harm(_, how) {
      await closeAll();
      stage.harm(how);
    },
    offers({ what, more }) {
      const offered = offersIn(advice);
      const wanted = [what, ...more].map((part) => stage.text(part));
      const right =
        what === 'nothing'
          ? offered.length === 0
          : offered.length === 1 && wanted.every((part) => offered[0].includes(part));
      played.offers.push({ wanted: wanted.join(' & '), offered: offered.join(' | ') || 'nothing', right, advice });
    },
    vain: (_, what) =>
      expect(advice.split(/Did not help:/)[1]?.includes(what), `not told as tried in vain: ${what}; told: ${advice}`),
    says: (_, what) => expect(advice.includes(what), `not told: ${what}; told: ${advice}`),
    silent: () => expect(advice === '', `was not silent: ${advice}`),
    never: (_, what) =>
      after.push(() =>
        expect(
          !told.some((text) => text.includes(what)),
          `told: ${what} in ${told.find((text) => text.includes(what))}`,
        ),
      ),
    unwritten: (_, what) => after.push(() => expect(!stage.written(what), `stands in the state: ${what}`)),
    small: (_, what) =>
      after.push(() => expect(stage.size() < Number(what) * 1024, `the state has ${stage.size()} bytes`)),
  };
  const edit = async (step, tool_name, inputOf) => {
    const texts = step.more.map((text) => stage.text(text));
    stage.edit(step.place, step.what, texts);
    const file_path = join(stage.pathOf(step.place), step.what);
    const tool_input = { file_path, ...inputOf(texts) };
    const tool_response = { filePath: file_path, structuredPatch: [], userModified: false };
    await send(step, { tool_name, tool_input, tool_response, hook_event_name: 'PostToolUse' });
  };

  try {
    for (const step of steps) await PLAY[step.verb](step, stage.text(step.what), stage.text(step.more.join('\\n')));
    await closeAll();
    for (const check of after) check();
    return played;
  } finally {
    await closeAll();
    stage.remove();
  }
}

const bash = (command, more) => ({
  tool_name: 'Bash',
  tool_input: { command, description: 'as the agent calls it', ...more },
});

/** A payload in the order in which the client writes it. */
function payloadOf(step, { hook_event_name, tool_name, tool_input, tool_response, error, is_interrupt }, stage, id) {
  return {
    session_id: step.session,
    transcript_path: join(stage.env.HOME, `${step.session}.jsonl`),
    cwd: join(stage.pathOf(step.place), step.folder),
    ...(step.agent && { agent_id: step.agent, agent_type: 'general-purpose' }),
    permission_mode: 'default',
    hook_event_name,
    tool_name,
    tool_input,
    ...(tool_response && { tool_response }),
    tool_use_id: `toolu_${String(id).padStart(6, '0')}`,
    ...(error !== undefined && { error, is_interrupt }),
    duration_ms: 12,
  };
}
