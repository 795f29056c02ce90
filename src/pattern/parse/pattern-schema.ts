import * as z from 'zod';
import { CATEGORIES, SEVERITIES } from '../pattern.ts';
import { autoFixSchema } from './auto-fix-schema.ts';

/** `python/missing-module`; entries of the seed format may have a bare id. */
const id = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9][\w.-]*(\/[\w.-]+)?$/, 'expected letters, digits, `_`, `-`, `.` and at most one `/`');

const fields = {
  id,
  title: z.string().min(1).max(160).optional(),
  error_regex: z.string().min(1).max(4000),
  flags: z
    .string()
    .regex(/^[ims]*$/, 'expected any of i, m, s')
    .optional(),
  commands: z.array(z.string().min(1)).optional(),
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  confidence: z.number().min(0).max(1).optional(),
  generic: z.boolean().optional(),
  consequence: z.boolean().optional(),
  narrows: z.array(z.string().min(1)).optional(),
  notice: z.boolean().optional(),
  summary: z.string().min(1).max(600).optional(),
  avoid: z.string().min(1).max(400).optional(),
  why: z.string().min(1).max(1000).optional(),
  auto_fix: autoFixSchema.nullable().optional(),
  playbook: z.string().min(1).optional(),
  options: z.array(z.string().min(1)).min(1).optional(),
  examples: z.strictObject({ matches: z.array(z.string()), non_matches: z.array(z.string()) }).optional(),
  occurrences: z.number().int().min(0).optional(),
  last_seen: z.string().nullable().optional(),
  agreed: z.literal(true).optional(),
};

/** An entry of a shipped pattern file: nothing unknown, two examples of each kind. */
export const shippedPatternSchema = z.strictObject({
  ...fields,
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9]+(-[a-z0-9]+)*$/, 'expected <file>/<symptom> in kebab-case'),
  title: z.string().min(1).max(160),
  examples: z.strictObject({
    matches: z.array(z.string().min(1)).min(2),
    non_matches: z.array(z.string().min(1)).min(2),
  }),
});

/** An entry of anybody else's file: fields we do not know are kept out, not refused. */
export const openPatternSchema = z.object(fields);

export type PatternInput = z.infer<typeof openPatternSchema>;
