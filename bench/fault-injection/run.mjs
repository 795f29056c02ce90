import { spawn } from 'node:child_process';

/** A root user would not notice permissions: their power to overlook them is taken away, where that is possible. */
const ORDINARY =
  process.getuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-dac_override,-dac_read_search', '--']
    : [];

/**
 * Runs argv in a process group of its own and answers how it ended. `kill` = {signal, afterMs} ends it early; what is left of the group
 * after `timeoutMs` is killed.
 */
export function runProgram(argv, { cwd, env, timeoutMs = 240_000, limits = [], kill, keepOutput = 400_000 }) {
  const words = [...ORDINARY, ...limits, ...argv];
  return new Promise((resolve) => {
    const child = spawn(words[0], words.slice(1), { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout.on('data', (chunk) => {
      if (stdout.length < keepOutput) stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (stderr.length < keepOutput) stderr += chunk;
    });
    const signal = (name, group) => {
      try {
        process.kill(group ? -child.pid : child.pid, name);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error; // it has ended by itself
      }
    };
    const limit = setTimeout(() => {
      timedOut = true;
      signal('SIGKILL', true);
    }, timeoutMs);
    const early = kill && setTimeout(() => signal(kill.signal, false), kill.afterMs);
    child.on('error', (error) => resolve({ status: 127, stdout, stderr: String(error), timedOut }));
    child.on('close', (status, by) => {
      clearTimeout(limit);
      clearTimeout(early);
      resolve({ status: status ?? `signal ${by}`, stdout, stderr, timedOut });
    });
  });
}
