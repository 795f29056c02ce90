import { type Denial, denialOf } from './denial.ts';
import { detectCut } from './detect-cut.ts';
import type { Cut } from './event.ts';
import { keepEnds } from './keep-ends.ts';
import { type Fields, fieldsOf, flagOf, proseOf } from './payload-fields.ts';

/** What a call's payload says about its end. */
export interface CallEnd {
  exitCode: number | null;
  output: string;
  cut?: Cut;
  interrupted: boolean;
  background?: boolean;
  denial?: Denial;
}

const EXIT_LINE = /^(?:Error: )?(?:Command failed with )?[Ee]xit code:? (-?\d+)[^\S\n]*(?:\r?\n|$)/;

/** An error object that a template turned into JSON text; other JSON is the output of a command and stays as it is. */
const unpacked = (text: string): string => {
  const message = text.startsWith('{') ? proseOf(fieldsOf(text)) : null;
  return message !== null && EXIT_LINE.test(message) ? message : text;
};

/**
 * The end of a failed call (`PostToolUseFailure`): one string, `Exit code N` and the output. Tolerates a missing first line, an
 * error object, `error_message`, `tool_response.error` and CRLF.
 */
export function readFailedCall(payload: Fields): CallEnd {
  const response = fieldsOf(payload.tool_response);
  const error =
    proseOf(payload.error) ??
    proseOf(payload.error_message) ??
    proseOf(response?.error) ??
    proseOf(payload.tool_response);
  const full = unpacked(error ?? '');
  const first = EXIT_LINE.exec(full);
  const body = first ? full.slice(first[0].length) : full;
  const denial = first ? null : denialOf(full);
  const interrupted = flagOf(payload, 'is_interrupt') || flagOf(response, 'interrupted') || denial === 'interrupted';
  const kept = keepEnds(body);
  const cut = detectCut(body) ?? (kept.lost > 0 ? { lost: kept.lost, tailLost: false } : undefined);
  return {
    exitCode: first ? Number(first[1]) : null,
    output: kept.text,
    ...(cut && { cut }),
    interrupted,
    ...(denial && { denial }),
  };
}
