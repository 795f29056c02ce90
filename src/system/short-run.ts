/*
 * How V8 works on something short, and how it does by itself. What it makes of a loop or of an expression by itself pays for a long text;
 * for one of a few pages, compiling takes longer than running what there is.
 */
const SHORT = ['--no-opt', '--no-regexp-optimization', '--no-regexp-peephole-optimization'];
const ORDINARY = ['--opt', '--regexp-optimization', '--regexp-peephole-optimization'];

// Whether expressions are interpreted first (`--regexp-tier-up`) is none of these: V8 crashes on those that it has compiled before.

/** Texts up to so many characters are short. */
const SHORT_TEXT = 50_000;

const set = (flags: readonly string[]): void => {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8'); // a millisecond, for those only who need it
  for (const flag of flags) setFlagsFromString(flag);
};

/**
 * Where it was tried: V8 promises nothing about flags that change while it runs. Node 22 is none of them: it takes no kept code any more once
 * a flag was touched, and gives none that another process would take.
 */
const TRIED = /^v(?:20|24|26)\./.test(process.version);

/**
 * Does some work on a text, in the way that suits its length. For processes that end soon after: a server compiles things once. Code that is
 * kept for other processes (`load-compiled.ts`) is read and written outside of it, because V8 wants the same flags there.
 *
 * @param size of the text, in characters
 */
export async function shortRun<Result>(size: number, work: () => Promise<Result>): Promise<Result> {
  if (size > SHORT_TEXT || !TRIED) return work();
  set(SHORT);
  try {
    return await work();
  } finally {
    set(ORDINARY);
  }
}
