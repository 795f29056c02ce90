// Ordinary output of builds, tests and servers, made from a seed: what a matcher reads all day, with a real failure now and then.

import { randomOf } from './json-mutants.mjs';

const WORDS =
  'resolve cache worker bundle schema index shard queue retry commit batch socket frame token parser render probe'.split(
    ' ',
  );

/** Numbers below a limit, from a seed. */
function random(seed) {
  const { next } = randomOf(seed);
  return (limit) => Math.floor(next() * limit);
}

const LINES = [
  (n, word) =>
    `2026-03-${10 + (n % 19)}T0${n % 10}:12:${10 + (n % 49)}.${100 + (n % 899)}Z INFO  [${word()}-${n % 32}] handled ${word()} in ${n % 900} ms`,
  (n, word) => `   Compiling ${word()}-${word()} v0.${n % 40}.${n % 9}`,
  (n, word) => `tests/test_${word()}.py::test_${word()}_${word()} PASSED                     [ ${n % 99}%]`,
  (n, word) => `  ✓ ${word()} › keeps the ${word()} of a ${word()} (${n % 40} ms)`,
  (n, word) => `[${n % 400}/400] CXX obj/src/${word()}/${word()}_${n % 77}.o`,
  (n, word) => `npm info run ${word()}@${n % 9}.${n % 30}.0 ${word()}`,
];
/** Ordinary lines full of words that failures are told with: for each of them some regexes have to run. */
const LOUD = [
  (n, word) => `DEBUG ${word()}: error count 0, failed 0, pending ${n % 12}`,
  (n, word) =>
    `10.0.${n % 255}.${n % 251} - - "GET /api/${word()}/${n} HTTP/1.1" 200 ${n % 9000} "-" "agent/2.${n % 9}"`,
];
const FAILURES = [
  (n, word) =>
    `src/${word()}/${word()}.ts(${n % 300},${n % 60}): error TS2322: Type 'string' is not assignable to type 'number'.`,
  (_n, word) => `ModuleNotFoundError: No module named '${word()}_${word()}'`,
  (n, word) => `WARN connection refused by ${word()}:${1000 + (n % 8000)}, retrying`,
];

/**
 * About `size` characters of it.
 * @param loud with lines, one in four, that sound like failures and are none
 */
export function logText(size, { seed = 7, loud = false } = {}) {
  const next = random(seed);
  const ordinary = loud ? [...LINES, ...LOUD] : LINES;
  const word = () => WORDS[next(WORDS.length)];
  const lines = [];
  for (let length = 0; length < size; ) {
    const n = next(1 << 20);
    const line = (n % 1500 === 0 ? FAILURES[next(FAILURES.length)] : ordinary[next(ordinary.length)])(n, word);
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

/** Texts made to make a matcher work as hard as it can. */
export const hostileTexts = (literals) => ({
  'a: without an end': (size) => 'a:'.repeat(size / 2),
  'one letter': (size) => 'x'.repeat(size),
  'tokens of 200,000 characters': (size) =>
    'x1y2'
      .repeat(50_000)
      .concat('\n')
      .repeat(Math.ceil(size / 200_001))
      .slice(0, size),
  'every literal on one line': (size) =>
    literals
      .join(' ')
      .repeat(Math.ceil(size / 20_000))
      .slice(0, size),
  'every literal on its own line': (size) =>
    literals
      .join('\n')
      .repeat(Math.ceil(size / 20_000))
      .slice(0, size),
  'error: and blanks': (size) => `error:${' '.repeat(3000)}\n`.repeat(Math.ceil(size / 3000)).slice(0, size),
  'nested brackets and quotes': (size) => `'"([{<\`‘`.repeat(size / 8),
});
