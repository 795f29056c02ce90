import type { Report } from '../diagnosis/diagnosis.ts';
import type { Event } from '../event/event.ts';
import type { EventRecord } from './records.ts';

/** Characters of the output that history keeps around the key lines of a failure. */
const EXCERPT = 8_000;
/** Lines kept before and after each key line. */
const AROUND = 6;

/**
 * What history keeps of an event: name, command, outcome and times of every call; text only of a failure.
 * @param report absent for edits and for commands that have no outcome (denied, interrupted, in the background)
 */
export function eventRecord(event: Event, report: Report | null, now: number): EventRecord {
  const { id, source, session, agent, tool, command, cwd, project, exitCode, interrupted, durationMs, edit } = event;
  const outcome = report?.failure.outcome ?? 'succeeded';
  return {
    kind: 'event',
    id,
    source,
    session,
    ...(agent !== undefined && { agent }),
    tool,
    ...(command !== undefined && { command }),
    cwd,
    project,
    exitCode,
    outcome,
    interrupted,
    at: event.startedAt ?? now,
    ...(durationMs !== undefined && { durationMs }),
    ...(edit && { edit }),
    ...(report && outcome !== 'succeeded' && { failure: failurePart(report) }),
    ...(report?.notices.length && { notices: report.notices.flatMap(({ pattern }) => pattern ?? []) }),
  };
}

const failurePart = ({ failure, diagnoses }: Report): EventRecord['failure'] => {
  const first = diagnoses[0];
  return {
    fingerprint: failure.fingerprint,
    signature: failure.signature,
    pattern: first?.pattern ?? null,
    category: first?.category ?? 'other',
    root: first?.root ?? failure.keyLines[0]?.text ?? '',
    captures: first?.captures ?? {},
    text: excerpt(
      failure.lines,
      failure.keyLines.map(({ line }) => line),
    ),
  };
};

/** The lines around the given 1-based lines, gaps marked; the end of the text when no line is given. */
export function excerpt(lines: readonly string[], around: readonly number[]): string {
  if (around.length === 0)
    return lines
      .slice(-2 * AROUND)
      .join('\n')
      .slice(-EXCERPT);
  const wanted = new Set<number>();
  for (const line of around)
    for (let n = line - AROUND; n <= line + AROUND; n++) if (n >= 1 && n <= lines.length) wanted.add(n);
  const parts: string[] = [];
  let before = 0;
  let length = 0;
  for (const n of [...wanted].sort((a, b) => a - b)) {
    const text = `${n > before + 1 ? '…\n' : ''}${lines[n - 1]}`;
    if (length + text.length > EXCERPT) break;
    parts.push(text);
    length += text.length + 1;
    before = n;
  }
  return parts.join('\n');
}
