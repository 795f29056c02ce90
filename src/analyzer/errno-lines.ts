import type { ToolError } from './analysis.ts';
import { errnoCategory } from './facts/errno-facts.ts';
import { problemLines } from './reading/problem-lines.ts';

const TEXTS =
  'No such file or directory|Not a directory|Is a directory|File exists|Permission denied|Operation not permitted|Read-only file system|No space left on device|Disk quota exceeded|Address already in use|Connection refused|Connection timed out|Connection reset by peer|No route to host|Name or service not known|Temporary failure in name resolution|Cannot allocate memory|Argument list too long|Too many open files|Device or resource busy|Text file busy|Resource temporarily unavailable|Directory not empty|Exec format error|Invalid argument|Bad file descriptor|Broken pipe|Input/output error|File name too long|No such process|Unknown host';
/** `program: detail: system error`: the form of every Unix tool. */
const ERRNO = new RegExp(
  String.raw`^(?<command>[\w./+-]{1,60})(?:: line (?<line>\d+)|\[\d+\])?: (?:(?<detail>.{1,300}?)(?:: | ))?(?<text>${TEXTS})\.?$`,
);
const QUOTED = /["'‘`](?<file>[^"'’`]+)["'’`]/;
const OTHER = /File exists|Is a directory|Invalid argument|No such process|Argument list|not empty|Too many open/;

/** What the detail is about: a quoted name, or its last part (`cd: frontend`). */
const subject = (detail: string): string | undefined => {
  const quoted = QUOTED.exec(detail)?.groups?.file;
  if (quoted) return quoted;
  const last = detail.split(': ').at(-1) ?? '';
  return /^\S+$/.test(last) ? last : /(?:^|\s)(?<path>\S*[./]\S*)$/.exec(last)?.groups?.path;
};

/** Lines in which a program reports a system error, with the file it is about. */
export const readErrnoLines = (lines: readonly string[]): ToolError[] =>
  problemLines(lines, [{ pattern: ERRNO, category: 'runtime' }]).map((error) => {
    const groups = ERRNO.exec(error.root)?.groups ?? {};
    const about = subject(groups.detail ?? '');
    const isShell = /(?:^|\/)(?:ba|da|z|k)?sh$/.test(groups.command ?? '');
    const command = isShell && about && !/: /.test(groups.detail ?? '') ? about : groups.command;
    return {
      ...error,
      captures: { command, ...(about ? { file: about } : {}) },
      category: OTHER.test(groups.text ?? '') ? 'runtime' : (errnoCategory(groups.text ?? '') ?? 'runtime'),
    };
  });
