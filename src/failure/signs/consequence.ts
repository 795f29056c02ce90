import type { SignGroup } from '../sign-tester.ts';

/** What follows from a problem that is stated elsewhere. */
export const CONSEQUENCE: readonly SignGroup[] = [
  {
    words: ['aborted'],
    signs: [/^rake aborted!/, /^Aborted due to/, /^Aborted with \d+ warnings? in strict mode/],
  },
  {
    words: ['aborting'],
    signs: [/^error: aborting due to/],
  },
  {
    words: ['bail'],
    signs: [/^Bail out!/],
  },
  {
    words: ['command'],
    signs: [
      /^clang(?:\+\+)?: error: linker command failed/,
      /^error Command failed with exit code/,
      /^error Command failed\.$/,
      /^error: failed to run custom build command/,
    ],
  },
  {
    words: ['compile'],
    signs: [/^(?:error|warning): could not compile `/],
  },
  {
    words: ['completed'],
    signs: [/^(?:Error: )?Process completed with exit code/i],
  },
  {
    words: ['error'],
    signs: [
      /^Error: (?:Command failed|Process exited|The process|Execution failed for task)/,
      /^\*\*\* \[.*\] Error/,
      /^error: (?:subprocess-exited-with-error|metadata-generation-failed|legacy-install-failure)/,
      /^ERROR: (?:Service '.*' failed to build|Failed building wheel|Could not build wheels|Failed to build installable wheels)/,
    ],
  },
  {
    words: ['exception'],
    signs: [/^The above exception was/],
  },
  {
    words: ['execute'],
    signs: [/^\[ERROR\] Failed to execute goal/],
  },
  {
    words: ['exit'],
    signs: [/^exit code:? \d+$/i],
  },
  {
    words: ['exited'],
    signs: [/\bexited with (?:code|status) \d+$/i],
  },
  {
    words: ['failed'],
    signs: [
      /^error: (?:build|test|doctest|bench) failed\b/,
      /^task: Failed to run task/,
      /^error: failed to push some refs/,
    ],
  },
  {
    words: ['fatal'],
    signs: [/^fatal: (?:Could not read from remote repository\.|Exiting because of an unresolved conflict)/],
  },
  {
    words: ['handling'],
    signs: [/^During handling of the above/],
  },
  {
    words: ['linking'],
    signs: [/^error: linking with `.*` failed/],
  },
  {
    words: ['make'],
    signs: [
      /^g?make(?:\[\d+\])?: \*\*\* \[.*\] (?:Error \d+|\w+)/,
      /^g?make(?:\[\d+\])?: (?:\*\*\* Waiting for unfinished jobs|Target '.*' not remade)/,
    ],
  },
  {
    words: ['mingw'],
    signs: [/^mingw32-make.*Error \d+/],
  },
  {
    words: ['npm'],
    signs: [
      /^npm (?:ERR!|error) (?:code \S+|errno .*|syscall .*|path .*|command .*|signal .*|Lifecycle script .*|workspace .*|location .*|in workspace: .*|Failed at the .*|Exit status .*|A complete log .*|.*This is probably not a problem with npm.*)?$/i,
    ],
  },
  {
    words: ['originates'],
    signs: [/^note: This error originates from a subprocess/],
  },
  {
    words: ['pre-receive'],
    signs: [/^ ! \[remote rejected\].*\(pre-receive hook declined\)/],
  },
  {
    words: ['recipe'],
    signs: [/^error: recipe .* failed/],
  },
  {
    words: ['returned'],
    signs: [/returned a non-zero code: \d+/],
  },
  {
    words: ['script'],
    signs: [/^error: script ".*" exited with code/],
  },
  {
    words: ['status'],
    signs: [/^exit status \d+$/i, /^error: exit status \d+$/i],
  },
  {
    words: ['successfully'],
    signs: [/did not complete successfully: exit code/, /^\s*× .*did not run successfully/],
  },
  {
    words: ['tar'],
    signs: [/^tar: (?:Child returned status|Error is not recoverable|Exiting with failure status|Error exit delayed)/],
  },
  {
    words: ['code', 'status'],
    signs: [/^(?:Command|Process|Script) .*(?:exited|failed|returned).*(?:code|status) \d+/i],
  },
  {
    words: ['elifecycle', 'err_pnpm_recursive_run_first_fail'],
    signs: [/^\s*(?:ELIFECYCLE|ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL)\b/],
  },
  {
    words: ['collect', 'compilation', 'explanations'],
    signs: [
      /^(?:Some errors have detailed explanations|collect2: error|compilation terminated|Compilation (?:failed|aborted))/,
    ],
  },
  {
    words: ['aborted', 'error', 'exception', 'instruction', 'killed', 'segmentation', 'terminated'],
    signs: [
      /^\S*(?:bash|sh|zsh|dash): (?:line )?\d+:\s+\d+ (?:Aborted|Segmentation fault|Killed|Terminated|Floating point exception|Bus error|Illegal instruction)/,
    ],
  },
];
