import type { Config } from './schema.ts';

/** What holds where nobody said otherwise. Plain data, so that the hot path needs no schema library. */
export const DEFAULTS: Config = {
  mode: 'safe',
  notices: false,
  standby: true,
  ignore: { files: [], commands: [] },
  context: { maxChars: 1000 },
  fixes: { max: 5, timeoutSeconds: 600 },
  verify: { commands: [], timeoutSeconds: 15 },
  learning: { store_new_patterns: true, pattern_file: null, min_occurrences_to_save: 2 },
  retention: { days: 90, events: 200_000, backups: { days: 30, count: 200, megabytes: 500 }, logMegabytes: 5 },
  tools: {},
};
