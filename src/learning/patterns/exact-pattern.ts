/** A regex for one line that says too little to stand for itself: exact, and only for the commands that printed it. */
export interface ExactPattern {
  template: string;
  source: string;
  commands: string[];
}

/** A program in a glob: nothing in it that a glob reads. */
const PLAIN = /^[\w.+-]+$/;

/** Null for several lines, for none that is worth a pattern, and where no plain program printed it. */
export function exactPattern(examples: readonly string[], programs: readonly string[]): ExactPattern | null {
  const [line, ...others] = examples;
  if (line === undefined || others.length > 0 || !/[A-Za-z]{2}/.test(line)) return null;
  const plain = programs.filter((program) => PLAIN.test(program));
  if (plain.length === 0) return null;
  const source = `^${line.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;
  return source.length > 512 ? null : { template: line, source, commands: plain.map((program) => `*${program}*`) };
}
