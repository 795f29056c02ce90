import type { Replacement } from '../../../transaction/plan.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import type { SourceFile } from '../../remedy.ts';
import { testBlanks } from './shell-syntax.ts';

/**
 * Blanks that make a line of a shell script another command than was meant: around the `=` of an assignment (`NAME = word` runs NAME), none inside
 * `[` and `]`. Null where the line is something else.
 * @param wrong the command that the shell did not find
 */
export function shellBlanks(source: SourceFile, line: number, wrong: string | null): Replacement[] | null {
  const span = lineSpan(source.text, line);
  if (!span) return null;
  const shown = source.text.slice(...span);
  if (wrong === null || wrong.startsWith('[')) {
    const blanks = testBlanks(source.text, line);
    return blanks.length > 0 ? blanks : null;
  }
  const form =
    /^([ \t]*(?:export[ \t]+|local[ \t]+|readonly[ \t]+)?([A-Za-z_]\w*))[ \t]+=[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s"'`;&|<>()#]+)[ \t]*(?:$|[;#])/;
  const found = form.exec(shown);
  if (!found || found[2] !== wrong) return null;
  const start = span[0] + (found[1]?.length ?? 0);
  const value = shown.indexOf(found[3] ?? '', (found[1]?.length ?? 0) + 1);
  return [{ start, end: span[0] + value, text: '=' }];
}
