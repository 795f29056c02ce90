/** Something in a pattern or playbook file that is wrong, or that was read in a way its author should know. */
export interface FileProblem {
  /** As given by the caller: usually a path. */
  file: string;
  /** Id or position (`#3`) of the entry; null when the whole file is meant. */
  entry: string | null;
  /** Dotted path of the field (`auto_fix.search`), or null. */
  field: string | null;
  /** What is wrong and what is expected, in one sentence. */
  message: string;
  /** `error`: the entry (or file) is not used. `note`: it is used, but not word for word. */
  level: 'error' | 'note';
}

/** `file: entry: field: message`, the form in which a person reads it. */
export const problemLine = (problem: FileProblem): string =>
  [problem.file, problem.entry, problem.field, problem.message].filter((part) => part !== null).join(': ');
