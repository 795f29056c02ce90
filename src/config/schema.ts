import * as z from 'zod';
import { MODES } from './modes.ts';

const seconds = z.number().int().min(1).max(86_400);
const count = z.number().int().min(0);
const argv = z.array(z.string().min(1)).min(1);

const service = z.strictObject({
  host: z.string().describe('Where it answers; loopback unless it is said.').optional(),
  port: z.number().int().min(1).max(65_535).describe('The TCP port that must accept a connection.'),
  start: argv.describe('argv that starts it, run in the project; never a shell string.').optional(),
  timeoutSeconds: seconds.describe('How long a start may take before the port must answer.').optional(),
});

const tool = z.strictObject({
  command: argv.describe('argv that must exit 0, for example `["node", "--version"]`.').optional(),
  config: z.array(z.string()).describe('Project files that must parse (JSON, JSON5, YAML, TOML by ending).').optional(),
  modules: z.array(z.string()).describe('Declared packages that must be installed.').optional(),
  service: service.describe('A service that must answer.').optional(),
});

/**
 * Every key of every configuration file. The descriptions are the documentation: `docs/configuration.md` is generated from them.
 * There are no defaults here (they are in `defaults.ts`): a layer is laid over the one below and the whole is checked.
 */
export const configSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[\w.@/-]{1,100}$/)
    .describe(
      'Name of the project in history, the same on every machine. Without it, the root commit names the project.',
    )
    .optional(),
  mode: z
    .enum(MODES)
    .describe(
      '`safe` applies safe fixes and suggests the rest, `suggest` changes nothing, `off` says and does nothing.',
    ),
  notices: z
    .boolean()
    .describe('Let the hook and `run` mention warnings with a known remedy in commands that succeeded.'),
  standby: z
    .boolean()
    .describe(
      'Let an installed hook keep a process ready for half an hour after the last command, which answers failing commands several times faster. The plugin has its server instead.',
    ),
  ignore: z
    .strictObject({
      files: z.array(z.string()).describe('Globs, relative to the project, of files that are never edited.'),
      commands: z.array(z.string()).describe('Globs of commands that are never diagnosed, for example `*deploy*`.'),
    })
    .describe('Lists of all layers add up.'),
  context: z.strictObject({
    maxChars: z
      .number()
      .int()
      .min(200)
      .max(9000)
      .describe('Longest text that the hook hands to the agent, in characters.'),
  }),
  fixes: z.strictObject({
    max: z.number().int().min(0).max(50).describe('Most fixes that one `run --apply` may apply.'),
    timeoutSeconds: seconds.describe(
      'Time for one `run --apply` with all its repetitions, and for one remedial command.',
    ),
  }),
  verify: z.strictObject({
    commands: z
      .array(z.string())
      .describe(
        'Globs of read-only checks that a hook may run again by itself to confirm a fix or to take it back, for example `tsc --noEmit*`. Only a plain command: one program and its arguments.',
      ),
    timeoutSeconds: z
      .number()
      .int()
      .min(1)
      .max(15)
      .describe(
        'Time for such a check. The client ends a hook after 20 seconds; a check that takes longer decides nothing.',
      ),
  }),
  learning: z.strictObject({
    store_new_patterns: z
      .boolean()
      .describe('Learn from the history of the project what settled its failures, and tell it.'),
    pattern_file: z
      .string()
      .min(1)
      .nullable()
      .describe('File for learned patterns, relative to the project; `null` keeps them in the state folder.'),
    min_occurrences_to_save: z
      .number()
      .int()
      .min(2)
      .max(1000)
      .describe('How often a failure must occur, the one at hand included, before something is told about it.'),
  }),
  retention: z.strictObject({
    days: count.describe('Age at which history is removed.'),
    events: count.describe('Most events that history keeps.'),
    backups: z.strictObject({
      days: count.describe('Age at which a backup is removed.'),
      count: count.describe('Most backups of one project.'),
      megabytes: count.describe('Most space that the backups of one project take.'),
    }),
    logMegabytes: z
      .number()
      .min(0.1)
      .max(1000)
      .describe('Size at which a log file is started anew; one older file is kept.'),
  }),
  tools: z
    .record(z.string(), tool)
    .describe('Tools and services of the project that `heal-hooks repair` checks, by name.'),
});

export type Config = z.infer<typeof configSchema>;
