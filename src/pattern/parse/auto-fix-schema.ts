import * as z from 'zod';
import type { AutoFix } from '../pattern.ts';

const safety = z.enum(['safe', 'unsafe']).optional();
const argv = z.array(z.string().min(1)).min(1);

const edit = z.strictObject({
  search: z.string().min(1),
  replace: z.string(),
  files: z.array(z.string().min(1)).optional(),
  regex: z.boolean().optional(),
  all: z.boolean().optional(),
  optional: z.boolean().optional(),
  safety,
});
const command = z.strictObject({ command: argv, safety });
const correct = z.strictObject({ correct: argv, safety });
const retry = z.strictObject({
  retry: z.strictObject({ max: z.number().int().min(1).max(10), backoff: z.number().min(0).max(600) }),
  safety,
});
/** A strategy takes options of its own; they are read by the strategy. */
const strategy = z.looseObject({ strategy: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), safety });

const VARIANTS = { search: edit, command, correct, retry, strategy } as const;

/** Exactly one kind of fix. The kind is told by its key, so that a mistake is reported on the field that is wrong. */
export const autoFixSchema: z.ZodType<AutoFix> = z.lazy(() =>
  z.looseObject({}).transform((value, context): AutoFix => {
    const kind = Object.keys(VARIANTS).find((key) => key in value) as keyof typeof VARIANTS | undefined;
    const schema = kind ? VARIANTS[kind] : 'steps' in value ? stepsSchema : null;
    if (!schema) {
      const message = `expected one of ${[...Object.keys(VARIANTS), 'steps'].join(', ')}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues)
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path });
    return z.NEVER;
  }),
);

const stepsSchema = z.strictObject({ steps: z.array(autoFixSchema).min(1), safety });
