import { detectCut } from './detect-cut.ts';
import { keepEnds } from './keep-ends.ts';
import { type Fields, fieldsOf, flagOf, numberOf, proseOf, textOf } from './payload-fields.ts';
import type { CallEnd } from './read-failed-call.ts';

/** stderr is already interleaved into stdout by the client; where one is not, both are kept. */
const mergedOutput = (response: Fields): string => {
  const stdout = textOf(response, 'stdout', 'output') ?? '';
  const stderr = textOf(response, 'stderr') ?? '';
  if (stderr === '' || stdout.includes(stderr)) return stdout;
  return stdout === '' || stdout.endsWith('\n') ? stdout + stderr : `${stdout}\n${stderr}`;
};

/**
 * The end of a call that the client counts as a success (`PostToolUse`): status 0, or status 1 of a program where that is an answer
 * (`returnCodeInterpretation`: grep found nothing), which is a success here too. A command that was moved to the background has no
 * status yet. The response may arrive as an object, as JSON text, or as the bare output.
 */
export function readFinishedCall(payload: Fields): CallEnd {
  const response = fieldsOf(payload.tool_response);
  const full = response ? mergedOutput(response) || (proseOf(response) ?? '') : (proseOf(payload.tool_response) ?? '');
  const background = textOf(response, 'backgroundTaskId') !== null || numberOf(response, 'timedOutAfterMs') !== null;
  const kept = keepEnds(full);
  const savedTo = textOf(response, 'persistedOutputPath');
  const size = numberOf(response, 'persistedOutputSize') ?? 0;
  const cut =
    savedTo === null
      ? (detectCut(full) ?? (kept.lost > 0 ? { lost: kept.lost, tailLost: false } : undefined))
      : { lost: Math.max(1, size - full.length), tailLost: true, savedTo };
  const interrupted = flagOf(response, 'interrupted');
  return {
    exitCode: background || interrupted ? null : 0,
    output: kept.text,
    ...(cut && { cut }),
    interrupted,
    ...(background && { background }),
  };
}
