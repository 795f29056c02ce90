// Hook payloads for the benchmarks: failures of three kinds, each call with ids of its own.
const frames = Array.from({ length: 40 }, (_, n) => `  File "app/step_${n}.py", line ${n + 3}, in run\n`).join('');

/** Command and output: nothing is known about it; a playbook is; a fix is looked for in the project. */
export const FAILURES = {
  unknown: ['./orbit --all', 'the flux is out of phase, giving up: ring 17 was not aligned\n'],
  playbook: ['npm test', 'Error: listen EADDRINUSE: address already in use :::3000\n'],
  fix: ['python app.py', `Traceback (most recent call last):\n${frames}ModuleNotFoundError: No module named 'yaml'\n`],
};

let calls = 0;

/**
 * @param {readonly [command: string, output: string]} failure
 * @param {string} cwd
 */
export function failurePayload([command, output], cwd) {
  calls += 1;
  return {
    session_id: `s-${process.pid}-${calls}`,
    cwd,
    hook_event_name: 'PostToolUseFailure',
    tool_name: 'Bash',
    tool_use_id: `toolu_${process.pid}_${calls}`,
    tool_input: { command },
    error: `Exit code 1\n${output}`,
  };
}

/** @param {string} cwd */
export function successPayload(cwd) {
  const { error: _, ...payload } = failurePayload(['true', ''], cwd);
  return { ...payload, hook_event_name: 'PostToolUse', tool_response: { stdout: '', stderr: '', interrupted: false } };
}
