import { type Engines, FEW_WALKS, SHORT_TEXT } from '../engine/engines.ts';
import type { Found } from '../engine/searcher.ts';
import { CAPTURE_NAMES, type Captures, type Match, type PreparedPattern } from '../pattern.ts';
import type { Places } from './places.ts';
import { blockWindow, LONG_LINE, lineWindow, type Window } from './windows.ts';

/** Matches kept of one pattern: enough to count a flood, not to drown in it. */
const MAX_MATCHES = 200;
const MAX_TEXT = 500;
/** A block pattern is not tried again for a literal this close behind one that was tried: the window reached twice as far. */
const BLOCK_STEP = 50;

/** A pattern and where it may match. */
export interface Candidate {
  pattern: PreparedPattern;
  places: Places;
}

/**
 * Runs the regexes of the candidates at their places; matches in order of line. Generic patterns come last, and only where nothing
 * specific matched: their regexes are long, and there they would lose.
 *
 * @param runnersUp tries them everywhere
 */
export async function runCandidates(
  lines: readonly string[],
  candidates: readonly Candidate[],
  engines: Engines,
  runnersUp: boolean,
): Promise<Match[]> {
  const matches: Match[] = [];
  const run = async (some: readonly Candidate[], taken: ReadonlySet<number>): Promise<void> => {
    for (const { pattern, places } of some) matches.push(...(await runPattern(lines, places, pattern, engines, taken)));
  };
  await run(
    candidates.filter((candidate) => !mayWait(candidate)),
    new Set(),
  );
  const taken = new Set(runnersUp ? [] : matches.filter(isSpecific).map(({ line }) => line - 1));
  await run(candidates.filter(mayWait), taken);
  return matches.sort((a, b) => a.line - b.line || b.pattern.confidence - a.pattern.confidence);
}

/** A trigger of a playbook says something about a line that others recognise, too. */
const mayWait = ({ pattern }: Candidate): boolean => pattern.generic && !pattern.trigger;

const isSpecific = ({ pattern: { consequence, notice, generic } }: Match): boolean =>
  !consequence && !notice && !generic;

/** @param taken lines on which the pattern is not tried */
async function runPattern(
  lines: readonly string[],
  places: Places,
  pattern: PreparedPattern,
  engines: Engines,
  taken: ReadonlySet<number>,
): Promise<Match[]> {
  const { block } = pattern.facts;
  const matches: Match[] = [];
  const quick = quickLength(pattern);
  const onV8 = quick > 0 ? engines.onV8(pattern) : null;
  let seen = 0;
  for (let i = 0; i < places.lines.length && matches.length < MAX_MATCHES; i += 1) {
    const line = places.lines[i] as number;
    if (line < seen || taken.has(line)) continue;
    const text = lines[line] as string;
    if (onV8 && text.length <= quick) {
      const found = onV8.first(text);
      if (found) matches.push(toMatch(pattern, found, { text, line, size: 1 }));
      continue;
    }
    const window = block
      ? blockWindow(lines, line)
      : lineWindow(lines, line, places.columns[i] ?? 0, places.ends[i] ?? 0, pattern.facts);
    if (!window) continue;
    const picked = engines.pick(pattern, window.text, hitsIn(places, i, window));
    const searcher = picked instanceof Promise ? await picked : picked;
    const limit = block ? MAX_MATCHES - matches.length : 1;
    for (const found of searcher.all(window.text, limit)) {
      const match = toMatch(pattern, found, window);
      // Windows overlap: what the last one found is found again.
      if (match.line > (matches.at(-1)?.endLine ?? 0)) matches.push(match);
    }
    if (block) seen = line + BLOCK_STEP;
  }
  return matches;
}

/** Lines up to this length need no window and no choice of an engine: nearly all. */
function quickLength({ facts: { block, engine, walks, anchored } }: PreparedPattern): number {
  if (block) return 0;
  if (engine === 'v8') return LONG_LINE;
  if (engine === 'linear') return 0;
  return anchored && walks <= FEW_WALKS ? LONG_LINE : walks === 1 ? SHORT_TEXT : 0;
}

/** More than anybody asks for. */
const MANY = 100;

/** Literals within the lines of the window around a place. */
function hitsIn(places: Places, at: number, window: Window): number {
  let hits = places.hits[at] ?? 0;
  for (let i = at + 1; hits < MANY && (places.lines[i] ?? Infinity) < window.line + window.size; i += 1)
    hits += places.hits[i] ?? 0;
  for (let i = at - 1; hits < MANY && (places.lines[i] ?? -1) >= window.line; i -= 1) hits += places.hits[i] ?? 0;
  return hits;
}

function toMatch(pattern: PreparedPattern, found: Found, window: Window): Match {
  // A match may begin with the line feed before the line that it is about.
  const whole = window.text.slice(found.index, found.end);
  const skipped = whole.length - whole.replace(/^[\r\n]+/, '').length;
  const start = found.index + (skipped < whole.length ? skipped : 0);
  const before = countLines(window.text, start);
  const lineStart = window.text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = window.text.indexOf('\n', start);
  return {
    pattern,
    line: window.line + before + 1,
    endLine: window.line + before + 1 + countLines(window.text.slice(start, found.end).replace(/\n+$/, ''), Infinity),
    text: window.text
      .slice(lineStart, lineEnd === -1 ? undefined : lineEnd)
      .trim()
      .slice(0, MAX_TEXT),
    captures: capturesOf(found.groups, pattern.layer === 'built-in'),
    literalLength: pattern.facts.literalLength,
  };
}

function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const known = new Set<string>(CAPTURE_NAMES);

/** What matched nothing is left out; names that are not standard stay for the placeholders of patterns that are not ours. */
function capturesOf(groups: Found['groups'], strict: boolean): Captures {
  const captures: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) {
    const text = value?.trim().slice(0, MAX_TEXT);
    if (text && (!strict || known.has(name))) captures[name] = text;
  }
  return captures;
}
