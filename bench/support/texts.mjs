// Texts and patterns for the benchmarks: made from a seed, so that every run has the same ones.

/** A small generator of pseudo-random numbers in [0, 1). */
export const randomOf = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const WORDS =
  'build cache chunk client commit compile config connect copy created current data debug default deploy done download entry file finished found graph handler hash image index info input install job layer lib line link list load local log main map merge message module name network node option output package page parse path plan plugin pool port process project pull push queue read ready release remote render request resolve result route run save script server service session size source stage start state step store stream style sync table target task test thread time token trace tree type update upload user value version view wait warn watch worker write'.split(
    ' ',
  );

/** An ordinary log of so many bytes: times, levels, paths, numbers, and one failure in two hundred lines. */
export function ordinaryLog(bytes, seed = 1) {
  const random = randomOf(seed);
  const word = () => WORDS[Math.floor(random() * WORDS.length)];
  const lines = [];
  for (let size = 0; size < bytes; ) {
    const n = Math.floor(random() * 100_000);
    const line =
      n % 200 === 0
        ? `Error: cannot ${word()} the ${word()} '${word()}_${n}' (code ${n % 97})`
        : `2031-02-${10 + (n % 18)} 10:${10 + (n % 50)}:${10 + (n % 49)} [${word()}] ${word()} ${word()} src/${word()}/${word()}_${n}.ts ${word()} in ${n % 900} ms`;
    lines.push(line);
    size += line.length + 1;
  }
  return lines;
}

/** Regexes as people write them, each with words of its own. */
export function manyRegexes(count, seed = 7) {
  const random = randomOf(seed);
  const word = () => WORDS[Math.floor(random() * WORDS.length)];
  return Array.from({ length: count }, (_, n) => {
    const name = `${word()}${word()}${n.toString(36)}`;
    const forms = [
      `${name}: (?:could not|cannot) ${word()} (\\S+)`,
      `^\\s*${name}Error: (.+)$`,
      `(\\S+):(\\d+): ${name} (?:is|was) not \\w+`,
      `failed to ${word()} ['"]([^'"]+)['"]: ${name}`,
    ];
    return forms[n % forms.length];
  });
}

/** Texts that make a backtracking engine or a scan for every start run away; each of so many characters. */
export const HOSTILE = {
  'one letter, one line': (size) => [`Error: ${'a'.repeat(size)}`],
  'a:a:a, one line': (size) => ['a:'.repeat(size / 2)],
  'tokens of 200,000': (size) => Array.from({ length: Math.ceil(size / 200_000) }, () => 'x1'.repeat(100_000)),
  'a message, on one line': (size) => ['Error: cannot find module '.repeat(size / 26)],
  'a message, on each line': (size) =>
    Array.from({ length: Math.ceil(size / 28) }, () => "Cannot find module 'a' from "),
  brackets: (size) => ['(['.repeat(size / 2)],
  'blanks before a line end': (size) => [`error:${' '.repeat(size)}x`],
};
