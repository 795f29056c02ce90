/** Something wrong in a configuration file. The rest of the file still holds. */
export interface ConfigProblem {
  /** Absolute path, or the name of the environment variable. */
  file: string;
  /** Dotted key, or null when the file as a whole cannot be read. */
  key: string | null;
  /** What is wrong and what would be right, one sentence. */
  message: string;
}
