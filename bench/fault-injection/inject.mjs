import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { breakProject } from './break-project.mjs';
import { assertions, changedAssertions, putTests, residue, unreported } from './judge.mjs';
import { environment } from './prepare.mjs';
import { randomOf } from './random.mjs';
import { runProgram } from './run.mjs';
import { differences, snapshot } from './snapshot.mjs';

const CLI = resolve(import.meta.dirname, '..', '..', 'dist', 'cli.js');

/** Removes a folder also where faults took permissions away. */
export function removeAll(path) {
  const info = lstatSync(path, { throwIfNoEntry: false });
  if (!info) return;
  if (info.isDirectory()) {
    chmodSync(path, 0o700);
    for (const name of readdirSync(path)) removeAll(join(path, name));
  }
  rmSync(path, { recursive: true, force: true });
}

const occupy = (port) =>
  new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(server));
  });

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Breaks a copy of a prepared project, lets `run --apply` heal it, judges the outcome and takes it back. Null: the fault broke nothing. */
export async function inject({ id, seed, project, prepared, folder }) {
  const random = randomOf(seed * 100_003 + id);
  const site = join(folder, 'cases', String(id));
  removeAll(site);
  const [root, home, beside, aside] = ['project', 'home', 'beside', 'aside'].map((name) => join(site, name));
  for (const path of [home, beside]) mkdirSync(path, { recursive: true });
  writeFileSync(join(beside, 'kept.txt'), 'not of the project\n');
  cpSync(prepared.root, root, { recursive: true, verbatimSymlinks: true });
  const env = environment(home, join(folder, 'caches'));
  const working = snapshot(root);
  const fault = breakProject({ root, home, beside, env, random, project });
  const held = fault.hold ? await occupy(fault.hold) : null;
  try {
    const alone = await runAlone(fault, root, aside, env);
    if (alone.run.status === 0) return null;
    const known = new Set([...prepared.derived, ...alone.changed]);
    return { id, project: project.name, kind: fault.kind, what: fault.what, ...(await healAndJudge()) };

    async function healAndJudge() {
      const before = snapshot(root);
      const outside = snapshot(beside);
      const stated = assertions(root, known);
      const heal = (...words) => runProgram([process.execPath, CLI, ...words], { cwd: root, env });
      const asked = ['run', '--apply', '--json', '--', ...fault.command];
      const { limits, kill } = fault;
      const ran = await runProgram([process.execPath, CLI, ...asked], { cwd: root, env, limits, kill });
      if (kill || limits) await heal('backups'); // the next start takes back what was left half done
      const after = snapshot(root);
      const answer = parsed(ran.stdout);
      const backups = (parsed((await heal('backups', '--json')).stdout) ?? []).filter(
        (backup) => !backup.restored_at && backup.kind === 'fix',
      );
      const reported = backups.flatMap((backup) => backup.files);
      const worse = [];
      const complain = (what, list) => list.length > 0 && worse.push(`${what}: ${list.slice(0, 6).join(', ')}`);
      if (ran.timedOut) worse.push('did not end');
      if (!answer && !kill && !limits) worse.push(`no JSON: ${ran.stderr.slice(-300)}`);
      complain('changed without a report', unreported(before, after, reported, known));
      complain('left behind', await residue(root, after));
      complain('changed outside', differences(outside, snapshot(beside)));
      complain(
        'new in HOME',
        readdirSync(home).filter(
          (name) => !['state', '.cache', '.npm', '.config', '.local', '.java', '.rustup', '.cargo'].includes(name),
        ),
      );
      const kept = (answer?.steps ?? []).filter(({ result }) => result === 'fixed' || result === 'kept');
      complain(
        'an assertion was changed',
        changedAssertions(stated, assertions(root, known), assertions(prepared.root, known)),
      );
      if (answer?.healed) await proveHealed({ answer, fault, env, root, aside, prepared, worse });
      else if (
        answer &&
        !kill &&
        !limits &&
        answer.exit_code !== alone.run.status &&
        !corrected(answer) &&
        kept.length === 0
      )
        worse.push(`status ${answer.exit_code} instead of ${alone.run.status}`);
      const changed = differences(before, after).filter((path) => !known.has(path) && reported.includes(path));
      const exact = changed.every((path) => after.get(path) === working.get(path));
      for (const backup of backups) {
        const back = await heal('rollback', backup.id);
        if (back.status !== 0) worse.push(`rollback ${backup.id}: ${back.stderr.slice(-200)}`);
      }
      complain('not as found after rollback', unreported(before, snapshot(root), [], known));
      return {
        outcome: answer?.healed
          ? corrected(answer)
            ? 'corrected'
            : 'healed'
          : kept.length > 0
            ? 'kept-with-plan'
            : 'refused',
        exact: answer?.healed && !corrected(answer) ? exact : undefined,
        status: ran.status,
        steps: (answer?.steps ?? []).map(({ pattern, result, summary }) =>
          `${pattern} ${result}: ${summary}`.slice(0, 300),
        ),
        pattern: answer?.report.diagnoses[0]?.pattern ?? null,
        worse,
      };
    }
  } finally {
    held?.close();
  }
}

const corrected = (answer) => answer.steps.some(({ result }) => result === 'corrected' || result === 'retried');

/** The broken command alone, in a copy: what it writes by itself and how it ends. */
const runAlone = (fault, root, aside, env) =>
  inCopy(root, aside, async () => {
    const before = snapshot(root);
    const run = await runProgram(fault.command, { cwd: root, env, limits: fault.limits });
    return { run, changed: differences(before, snapshot(root)) };
  });

/** Does work in a copy that stands in the place of the original: many tools write down where they are. */
async function inCopy(root, aside, work) {
  renameSync(root, aside);
  try {
    cpSync(aside, root, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    return await work();
  } finally {
    removeAll(root);
    renameSync(aside, root);
  }
}

/** Healed means: the command passes alone, and with the tests of the working project as well. */
async function proveHealed({ answer, fault, env, root, aside, prepared, worse }) {
  const argv = answer.steps.find(({ result }) => result === 'corrected')?.argv ?? fault.command;
  await inCopy(root, aside, async () => {
    const alone = await runProgram(argv, { cwd: root, env });
    if (alone.status !== 0) worse.push(`said healed, but ${argv.join(' ')} ends with ${alone.status}`);
    putTests(prepared.root, root, Object.keys(prepared.files));
    const tested = await runProgram(argv, { cwd: root, env });
    if (tested.status !== 0)
      worse.push(`the tests of the working project fail: ${(tested.stdout + tested.stderr).slice(-200)}`);
  });
}
