import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { JVM_FACTS } from './facts/java-facts.ts';
import { firstOwnJvmFrame, isJvmFrame } from './reading/jvm-stack.ts';
import { loggedBefore } from './reading/logged-before.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const UNCAUGHT = /^Exception in thread "[^"]*" (?<message>\S.*)$/;
const THROWN =
  /^(?:\S+ \[?\w*\]? ?)?(?<message>(?:[a-z][\w$]*\.){1,12}[A-Z][\w$]*(?:Exception|Error|Throwable|Failure)\w*(?:: .*)?)$/;
const CAUSED = /^\s*Caused by: (?<message>\S.*)$/;
const LAUNCHER =
  /^(?:Error: (?:Could not find or load main class|Unable to access jarfile|A JNI error|LinkageError|Main method not found|JavaFX)|no main manifest attribute, in |Error occurred during initialization of VM|Unrecognized option: |Error opening zip file)/;
const SPRING = /^(?:APPLICATION FAILED TO START|Web server failed to start\. (?<message>.*))$/;

const LAUNCHER_FACTS = [
  { pattern: /Could not find or load main class (?<symbol>[\w.$/]+)/, category: 'import' as const },
  { pattern: /Unable to access jarfile (?<file>\S+)/, category: 'file_not_found' as const },
  { pattern: /^no main manifest attribute, in (?<file>\S+)/, category: 'config' as const },
  { pattern: /^Unrecognized option: (?<option>\S+)/, category: 'usage' as const },
  { pattern: /Main method not found in class (?<symbol>[\w.$]+)/, category: 'config' as const },
  { pattern: /^Error occurred during initialization of VM/, category: 'memory' as const },
];

/** Lines of a stack: the message may go on over a few lines before the first frame. */
const stackEnd = (lines: readonly string[], start: number): number => {
  let end = start;
  for (let i = start + 1; i < lines.length && i < start + 2_000; i += 1) {
    const line = lines[i] ?? '';
    if (isJvmFrame(line) || CAUSED.test(line) || /^\s+Suppressed: /.test(line)) end = i;
    else if (i - end > 3 || UNCAUGHT.test(line)) break;
  }
  return end;
};

const stackError = (lines: readonly string[], start: number, end: number, handled: boolean): ToolError => {
  let root = start;
  for (let i = start + 1; i <= end; i += 1) if (CAUSED.test(lines[i] ?? '')) root = i;
  const message = (lines[root] ?? '').trim();
  const { captures, category } = statedFacts(message, JVM_FACTS);
  const frame = firstOwnJvmFrame(lines, root, end) ?? firstOwnJvmFrame(lines, start, end);
  return toolError(lines, root, {
    severity: handled ? 'warning' : 'error',
    span: [start + 1, end + 1],
    captures: withPlace(captures, frame),
    category: category ?? 'runtime',
    ...(frame ? { location: frame } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('java');
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const uncaught = UNCAUGHT.test(line);
    if (LAUNCHER.test(line) || SPRING.exec(line)?.groups?.message) {
      const { captures, category } = statedFacts(line, [...LAUNCHER_FACTS, ...JVM_FACTS]);
      analysis.errors.push(toolError(lines, i, { captures, category: category ?? 'runtime' }));
      analysis.verdict = 'failed';
      if (CAUSED.test(lines[i + 1] ?? '')) i += 1;
      continue;
    }
    if (!uncaught && !(THROWN.test(line) && isJvmFrame(lines[i + 1] ?? ''))) continue;
    const end = stackEnd(lines, i);
    const handled = !uncaught && loggedBefore(lines, i);
    analysis.errors.push(stackError(lines, i, end, handled));
    if (uncaught) analysis.verdict = 'failed';
    i = end;
  }
  const last = analysis.errors.at(-1);
  if (last && analysis.errors.every((error) => error.severity === 'warning')) last.severity = 'error';
  return analysis;
};

/** Reads what the JVM prints when a program dies: uncaught exceptions with their causes, and the launcher's own errors. */
export const java: Analyzer = {
  name: 'java',
  recognises: (text) =>
    text.shows(
      /^[ \t]*at [\w.$/@<>-]+\([\w$-]+\.(?:java|kt|scala|groovy):\d+\)|^[ \t]*at [\w.$/@<>-]+\((?:Native Method|Unknown Source)\)/m,
    ) ||
    text.shows(
      /^Exception in thread "|^Error: (?:Could not find or load main class|Unable to access jarfile|Main method|LinkageError|A JNI)|^no main manifest attribute, in |^Error occurred during initialization of VM|^Web server failed to start/m,
    ),
  read,
};
