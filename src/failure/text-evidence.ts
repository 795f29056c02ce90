import { type Sign, signOf } from './line-signs.ts';

/** A line with a sign. `line` is 1-based. */
export interface SignedLine {
  line: number;
  text: string;
  sign: Sign;
}

/** What a text says about its outcome by itself. */
export interface TextEvidence {
  /** Lines with a sign other than noise, in order. */
  signs: SignedLine[];
  /** The last verdict of a tool in it; errors that are no verdict do not count. */
  verdict: 'failed' | 'passed' | null;
  /** Statements of a problem that are not part of a log record. */
  errors: SignedLine[];
}

const LOG_RECORD =
  /^(?:\[?\d{4}[-/]\d\d[-/]\d\d|\[?\d\d:\d\d:\d\d|\w{3} [ \d]\d \d\d:\d\d:\d\d |(?:ERROR|CRITICAL|WARNING|INFO|DEBUG)(?::| {1,5}[\w.]+:)|\{"|level=|time=|\[(?:\d+|[\w-]+)\] (?:ERROR|WARN))/;

/** Reads the signs of all lines. Linear. */
export function textEvidence(lines: readonly string[]): TextEvidence {
  const signs: SignedLine[] = [];
  const errors: SignedLine[] = [];
  let verdict: TextEvidence['verdict'] = null;
  let logged = false; // inside a traceback that a log record introduced
  lines.forEach((text, index) => {
    if (LOG_RECORD.test(text)) {
      logged = true;
      return;
    }
    const sign = signOf(text);
    const continues = text === '' || /^\s|^Traceback \(most recent|^During handling|^The above exception/.test(text);
    if (sign === null || sign === 'noise') {
      if (!continues) logged = false;
      return;
    }
    const signed = { line: index + 1, text, sign };
    if (logged && sign === 'error') {
      if (!continues) logged = false; // the exception that ends the logged traceback
      return;
    }
    logged = false;
    signs.push(signed);
    if (sign === 'failed' || sign === 'consequence') verdict = 'failed';
    else if (sign === 'passed' && verdict !== 'failed') verdict = 'passed';
    else if (sign === 'error') errors.push(signed);
  });
  return { signs, verdict, errors };
}
