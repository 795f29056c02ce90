import type { Finding } from './finding.ts';
import { labelled } from './layout.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

/** Findings in the order of the checks: what is wrong, why it hurts, the exact command. Ends with a line that can be quoted. */
export function findingsText(findings: readonly Finding[], style: Style): string {
  const marks = { ok: style.good('✓'), note: style.key('·'), problem: style.bad('✖') };
  const width = Math.max(...findings.map((finding) => finding.check.length)) + 4;
  const lines = findings.flatMap((finding) => {
    const rest = [finding.why, finding.command && style.key(finding.command)].filter((text) => text !== undefined);
    return [
      ...labelled(`${marks[finding.level]} ${finding.check}`, finding.what, style, width, 0),
      ...rest.flatMap((text) => labelled('', text, style, width, 0)),
    ];
  });
  const problems = findings.filter((finding) => finding.level === 'problem').length;
  const notes = findings.filter((finding) => finding.level === 'note').length;
  const verdict = problems > 0 ? plural(problems, 'problem') : 'everything works';
  return `${lines.join('\n')}\n\nheal-hooks: ${verdict}${notes > 0 ? `, ${plural(notes, 'note')}` : ''}.`;
}
