import { readFileSync } from 'node:fs';
import { compareMatches } from '../../diagnosis/compare-matches.ts';
import { readPipedText } from '../../event/read-piped-text.ts';
import { diagnoseEvent } from '../../heal.ts';
import { loadKnowledge } from '../../knowledge.ts';
import { explainText } from '../../report/explain-text.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { cliSession, readContextOf } from '../read-event.ts';
import { readStream } from '../read-stream.ts';

/** `heal-hooks patterns explain [file]`: which patterns matched a text, where, and who won. Status 1 when none did. */
export const run: Run = async (context, { args, options }) => {
  const text = typeof args[0] === 'string' ? readFileSync(args[0], 'utf8') : await readStream(context.stdin);
  const knowledge = await loadKnowledge(context.project, context.env);
  const command = typeof options.command === 'string' ? options.command : undefined;
  const event = readPipedText(text, readContextOf(context, cliSession()), { command, exitCode: 1 });
  const report = await diagnoseEvent(event, knowledge);
  const matches = await knowledge.matcher.match(report.failure.lines, {
    ...(command === undefined ? {} : { command }),
    runnersUp: true,
  });
  const ranked = [...matches].sort(compareMatches);
  if (options.json)
    printJson(context, {
      root: report.diagnoses[0]?.pattern ?? null,
      diagnoses: report.diagnoses.map(({ pattern, line, root, count }) => ({ pattern, line, root, count })),
      matches: ranked.map(({ pattern, line, endLine, text: matched, captures, literalLength }) => ({
        pattern: pattern.id,
        layer: pattern.layer,
        line,
        end_line: endLine,
        text: matched,
        captures,
        literal_length: literalLength,
        confidence: pattern.confidence,
      })),
    });
  else print(context, explainText(report, ranked, context.style));
  return matches.length > 0 ? 0 : 1;
};
