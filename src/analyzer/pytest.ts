import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { PYTHON_FACTS } from './facts/python-facts.ts';
import { itemTest, type PytestItem, readPytestItem } from './pytest-item.ts';
import { readPytestNotes } from './pytest-notes.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';

const SECTION = /^=+ (?<name>\S.*?) =+$/;
const ITEM = /^_+ (?<title>[^_\s].*?|_\S.*?) _+$/;
const SUMMARY =
  /^(?<status>FAILED|ERROR|SUBFAILED\S*) (?<id>\S+?\.py(?:::(?:[^[\s]|\[.*?\](?= - |$|\[|::))+)?)(?: - (?<message>.*))?$/;
const PROGRESS =
  /^(?:\[gw\d+\] \[ *\d+%\] )?(?<before>FAILED|ERROR)? ?(?<id>\S+\.py::\S.*?)(?: (?<after>FAILED|ERROR|SUBFAIL))?(?:\s+\[ *\d+%\])?\s*$/;
const COUNT =
  /(\d+) (passed|failed|errors?|skipped|warnings?|xfailed|xpassed|deselected|rerun|subtests passed|subtests failed)/g;
const RESULT =
  /^(?:=+ )?(?:\d+ (?:passed|failed|errors?|skipped|warnings?|xfailed|xpassed|deselected|rerun|subtests \w+)\b.*|no tests ran) in [\d.]+ ?s(?:econds)?(?: \([\d:]+\))?(?: =+)?$/;
const COLLECTED = /^(?:=+ )?(?:\d+(?:\/\d+)? tests? collected|no tests collected)\b.*? in [\d.]+s/;

const NAMES: Record<string, string> = {
  error: 'errors',
  warning: 'warnings',
  'subtests passed': 'subtestsPassed',
  'subtests failed': 'subtestsFailed',
};

const countsIn = (line: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const [, number, name] of line.matchAll(COUNT)) if (name) counts[NAMES[name] ?? name] = Number(number);
  return counts;
};

/** The runner's id for an item title such as `TestCart.test_total[eur]`, found among the ids that the output names. */
const idFor = (title: string, ids: readonly string[]): string | undefined => {
  const test = itemTest(title);
  const tail = `::${test.replace(/^([A-Z]\w*(?:\.[A-Z]\w*)*)\./, (_, classes: string) => `${classes.split('.').join('::')}::`)}`;
  return ids.find((id) => id === test || id.endsWith(tail)) ?? ids.find((id) => id.endsWith(`::${test}`));
};

const idsIn = (lines: readonly string[]): { ids: string[]; failed: string[] } => {
  const failed = new Set<string>();
  const ids = new Set<string>();
  for (const line of lines) {
    const summary = line.includes('.py') ? SUMMARY.exec(line)?.groups : undefined;
    if (summary?.id) failed.add(summary.id);
    else if (line.includes('.py::')) {
      const progress = PROGRESS.exec(line)?.groups;
      if (progress?.id)
        (progress.before || progress.after ? failed : ids).add(
          progress.id.replace(/ (?:PASSED|SKIPPED|XFAIL|XPASS)\b.*$/, ''),
        );
    }
  }
  return { ids: [...failed, ...ids], failed: [...failed] };
};

/** Blocks of the FAILURES and ERRORS sections. */
const itemsIn = (lines: readonly string[]): PytestItem[] => {
  const items: PytestItem[] = [];
  // a tail may begin inside a block: its lines come before any heading
  const heading = lines.findIndex((line) => SECTION.test(line) || ITEM.test(line));
  // and a lone `E` with a percentage is progress, not a message
  const cut = lines
    .slice(0, heading < 0 ? lines.length : heading)
    .some((line) => /^E {3}/.test(line) && !/\[ *\d{1,3}%\]\s*$/.test(line));
  const isConftest = lines.some((line) => line.startsWith('ImportError while loading conftest'));
  let open: PytestItem | null = cut && !isConftest ? { title: '', start: 0, end: lines.length - 1 } : null;
  if (open) items.push(open);
  let inside = true;
  lines.forEach((line, index) => {
    const section = SECTION.exec(line)?.groups?.name;
    const title = section || line.startsWith('_ _ ') ? undefined : ITEM.exec(line)?.groups?.title;
    if (!section && !title && !/^!{3,} /.test(line)) return;
    if (open) open.end = index - 1;
    open = null;
    if (section) inside = section === 'FAILURES' || section === 'ERRORS';
    else if (title && inside) {
      open = { title, start: index, end: lines.length - 1 };
      items.push(open);
    }
  });
  return items;
};

/** A line of the short summary. It repeats a block, or (with `--tb=no`, or cut off) it is all there is. */
const summaryError = (lines: readonly string[], index: number, seen: ReadonlySet<string>): ToolError | null => {
  const groups = SUMMARY.exec(lines[index] ?? '')?.groups;
  if (!groups?.id) return null;
  const { captures, category } = statedFacts(groups.message ?? '', PYTHON_FACTS);
  return toolError(lines, index, {
    captures: { ...captures, test: groups.id },
    category: category ?? 'test',
    location: { file: groups.id.split('::')[0] ?? groups.id },
    consequence: seen.has(groups.id),
  });
};

const LINE_STYLE =
  /^(?<file>[^\s:][^:\n]{0,300}|[A-Za-z]:\\[^:\n]{1,300}):(?<line>\d+): (?<message>assert\b.*|(?:[\w<>]{1,60}\.){0,8}[A-Z]\w*(?:: .*|$))/;

/** With `--tb=line` a failure is one line `file:line: message`; the short summary names its test by the start of that message. */
const lineStyleErrors = (lines: readonly string[], seen: Set<string>): ToolError[] => {
  const start = lines.findIndex((line) => SECTION.exec(line)?.groups?.name === 'FAILURES');
  const end = lines.findIndex((line, index) => index > start && SECTION.test(line));
  const section = lines.slice(start, end < 0 ? undefined : end);
  if (start < 0 || section.some((line) => ITEM.test(line))) return [];
  const summaries = lines.map((line) => (line.startsWith('FAILED ') ? SUMMARY.exec(line)?.groups : undefined));
  return section.flatMap((line, offset) => {
    const groups = LINE_STYLE.exec(line)?.groups;
    if (!groups?.message) return [];
    const message = groups.message;
    const id = summaries.find(
      (summary) =>
        summary?.id && !seen.has(summary.id) && message.startsWith((summary.message ?? ' ').replace(/\.\.\.$/, '')),
    )?.id;
    if (id) seen.add(id);
    const { captures, category } = statedFacts(message, PYTHON_FACTS);
    return [
      toolError(lines, start + offset, {
        captures: { file: groups.file, line: groups.line, ...captures, test: id },
        location: { file: groups.file ?? '', line: Number(groups.line) },
        category: category ?? 'test',
      }),
    ];
  });
};

/** Each is compared with each: of more failures nobody reads them all. */
const MOST_COMPARED = 300;

/** Of summary lines that say the same, those that pytest cut short are left to the one that it did not. */
const withoutCut = (errors: readonly ToolError[]): ToolError[] => {
  if (errors.length > MOST_COMPARED) return [...errors];
  const messages = errors.map((error) => SUMMARY.exec(error.root)?.groups?.message ?? '');
  const isCut = (message: string): boolean =>
    message.endsWith('...') &&
    messages.some((other) => !other.endsWith('...') && other.startsWith(message.slice(0, -3)) && message.length > 15);
  return errors.filter((_, index) => !isCut(messages[index] ?? ''));
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('pytest');
  const { ids, failed } = idsIn(lines);
  const seen = new Set<string>();
  for (const item of itemsIn(lines)) {
    const id = item.title === '' ? undefined : idFor(item.title, ids);
    const named = id ?? itemTest(item.title);
    const error = readPytestItem(lines, item, /^(?:ERROR collecting |$)/.test(item.title) ? undefined : named);
    if (!error) continue;
    if (!id && error.location && error.captures.test) error.captures.test = named.replaceAll('.', '::');
    seen.add(named);
    analysis.errors.push(error);
  }
  analysis.errors.push(...lineStyleErrors(lines, seen), ...readPytestNotes(lines, analysis.errors));
  lines.forEach((line, index) => {
    if (RESULT.test(line) || COLLECTED.test(line)) {
      Object.assign(analysis.counts, countsIn(line));
      analysis.verdict = /\d+ (?:failed|errors?)\b|no tests (?:ran|collected)/.test(line)
        ? 'failed'
        : (analysis.verdict ?? 'passed');
      analysis.extent = [1, index + 1];
    }
    if (/^(?:=+ )?no tests (?:ran|collected)\b/.test(line) && analysis.errors.length === 0)
      analysis.errors.push(toolError(lines, index, { category: 'test' }));
    const error =
      line.startsWith('FAILED') || line.startsWith('ERROR') || line.startsWith('SUBFAIL')
        ? summaryError(lines, index, seen)
        : null;
    if (error) analysis.errors.push(error);
  });
  analysis.errors = withoutCut(analysis.errors).sort((a, b) => a.line - b.line);
  analysis.failedTests = failed;
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  return analysis;
};

/** Reads what pytest prints: blocks of failed tests, collection errors, short summary, counts; all `--tb` styles, versions 5 to 9. */
export const pytest: Analyzer = {
  name: 'pytest',
  recognises: (text, command) =>
    text.shows(
      /={3,} (?:test session starts|FAILURES|ERRORS|short test summary info|warnings summary|no tests ran|\d+ (?:passed|failed|error))/,
    ) ||
    text.shows(/^(?:pytest: error: |ImportError while loading conftest|INTERNALERROR> )/m) ||
    text.shows(
      /^(?:\d+ (?:passed|failed|errors?|skipped|deselected)\b.*|no tests ran|(?:\d+ |no )tests? collected) in [\d.]+ ?s/m,
    ) ||
    (/\b(?:pytest|py\.test)\b/.test(command ?? '') &&
      text.shows(/^(?:E {3}|FAIL(?:ED)? |ERROR[: ]|\S+\.py::\S+ (?:FAILED|PASSED|ERROR))/m)),
  read,
};
