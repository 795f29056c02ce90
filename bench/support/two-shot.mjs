// Two-shot induction: a pattern from two examples of each message of the built-in catalogue, guarded by what a project would have seen (half of
// the passing lines, the two examples of every other message), then tested on lines that it has not seen.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameOf, namePool, readPatterns, withOtherNames } from './catalogue-messages.mjs';
import { loadSource } from './load-source.mjs';

const HOSTILE_LENGTH = 64 * 1024;
const SEED = 6;

const randomFrom = (seed) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state % below;
  };
};

/** Messages with two lines to learn from and others to be tested on. */
function messagesOf(patterns, source) {
  const random = randomFrom(SEED);
  const pool = namePool(patterns);
  const messages = [];
  for (const pattern of patterns) {
    const byFrame = new Map();
    for (const line of pattern.lines) {
      const frame = frameOf(pattern, line, source.maskValues);
      if (source.isTelling(frame.replaceAll('\u0001', '<*>')))
        byFrame.set(frame, [...(byFrame.get(frame) ?? []), line]);
    }
    for (const [frame, lines] of byFrame) {
      const others = withOtherNames(pattern, lines[0], pool, 4, random).filter(
        (line) => frameOf(pattern, line, source.maskValues) === frame,
      );
      for (const [kind, all] of [
        ['written', lines],
        ['renamed', [lines[0], ...others]],
      ])
        if (all.length >= 3) messages.push({ pattern, frame, kind, shown: all.slice(0, 2), held: all.slice(2) });
    }
  }
  return messages;
}

const passingLines = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').slice(1));

/** The worst processor time of one regex on one hostile line, in milliseconds: best of three, because a machine has other things to do. */
function worstTime(regexes) {
  let worst = { ms: 0, regex: '' };
  for (const source of regexes) {
    const regex = new RegExp(source);
    for (const line of hostileLines(source)) {
      const ms = Math.min(...[1, 2, 3].map(() => timeOf(() => regex.test(line))));
      if (ms > worst.ms) worst = { ms, regex: source };
    }
  }
  return worst;
}

const timeOf = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** 64 kB of the text that the regex begins with, of what its values may hold, and of both in turn. */
function hostileLines(source) {
  const literal = source
    .slice(1)
    .split(/[[(]|\\d/)[0]
    .replaceAll('\\', '');
  const fill = (text) => text.repeat(Math.ceil(HOSTILE_LENGTH / text.length)).slice(0, HOSTILE_LENGTH);
  return [
    fill('a'),
    fill('1'),
    fill('a:'),
    fill(' '),
    fill(`${literal}a`),
    literal + fill('a'),
    literal + fill(`a ${literal}`),
  ];
}

/** Runs the bench; `root` is the repository. */
export async function twoShot(root) {
  const source = await loadSource('bench/support/two-shot-source.ts');
  const patterns = readPatterns(join(root, 'patterns'));
  const messages = messagesOf(patterns, source);
  const passing = [
    ...new Set([...passingLines(join(root, 'test/catalogue/passing')), ...patterns.flatMap(({ others }) => others)]),
  ];
  const seen = passing.filter((_, index) => index % 2 === 0);
  const unseen = passing.filter((_, index) => index % 2 === 1);
  const errors = [...new Set(patterns.flatMap(({ all }) => all))];
  const score = { written: { lines: 0, matched: 0 }, renamed: { lines: 0, matched: 0 } };
  const regexes = new Set();
  const falseMatches = [];
  let refused = 0;
  const framesByLine = new Map();
  const framesOf = (line) => {
    const known = framesByLine.get(line);
    if (known) return known;
    const frames = patterns.filter(({ regex }) => regex.test(line)).map((one) => frameOf(one, line, source.maskValues));
    framesByLine.set(line, frames);
    return frames;
  };
  const sameMessage = (frame, line) => framesOf(line).includes(frame);
  const allShown = [...new Set(messages.flatMap(({ shown }) => shown))];

  for (const { pattern, frame, kind, shown, held } of messages) {
    score[kind].lines += held.length;
    const made = source.inducePattern(shown);
    if (!made) continue;
    const foreign = allShown.filter((line) => !sameMessage(frame, line));
    if (source.firstOverlap(made.source, [...seen.filter((line) => !pattern.regex.test(line)), ...foreign]) !== null) {
      refused++;
      continue;
    }
    regexes.add(made.source);
    const regex = new RegExp(made.source);
    score[kind].matched += held.filter((line) => regex.test(line)).length;
    for (const line of [...unseen, ...errors])
      if (regex.test(line) && !pattern.regex.test(line) && !sameMessage(frame, line))
        falseMatches.push({ pattern: pattern.id, regex: made.source, line });
  }

  const lines = score.written.lines + score.renamed.lines;
  const matched = score.written.matched + score.renamed.matched;
  const { parseRegex, proveLinear } = source;
  const unproved = [...regexes].filter((one) => proveLinear(parseRegex(one).tree, 'm', false).holds === 'none');
  const worst = worstTime(regexes);
  return {
    messages: messages.length,
    patterns: regexes.size,
    refusedByGuards: refused,
    recall: round(matched / lines),
    recallWritten: round(score.written.matched / score.written.lines),
    recallRenamed: round(score.renamed.matched / score.renamed.lines),
    heldOut: { written: score.written.lines, renamed: score.renamed.lines },
    otherLines: unseen.length + errors.length,
    falseMatches: falseMatches.length,
    falseList: falseMatches,
    longest: Math.max(...[...regexes].map(({ length }) => length)),
    notProvedLinear: unproved.length,
    worstMillisecondsOn64kB: round(worst.ms),
    worstRegex: worst.regex,
  };
}

const round = (value) => Math.round(value * 1000) / 1000;
