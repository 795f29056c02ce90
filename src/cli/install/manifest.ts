import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { SCOPES } from './layout.ts';

const undo = z.strictObject({ after: z.string(), at: z.number(), length: z.number(), text: z.string() });

/** A file that was there or not, and how to get back to that. */
const edit = z.strictObject({
  path: z.string(),
  /** The file did not exist before. */
  created: z.boolean(),
  undo,
});

const manifestSchema = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  scope: z.enum(SCOPES),
  /** Copied files, relative to `Layout.base`. */
  files: z.array(z.string()),
  /** Variables that the settings got in `env`. */
  env: z.array(z.string()),
  /** Edited files: the settings, and a configuration where `--mode` asked for one. */
  edits: z.array(edit),
});

/** Exactly what an install wrote. Uninstall removes this and nothing else. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEdit = Manifest['edits'][number];

/** Null when there is none or it is not one of ours: then nothing of it is believed. */
export function readManifest(file: string): Manifest | null {
  try {
    const result = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return result.success ? result.data : null;
  } catch {
    return null; // absent, or not JSON: there is no list to go by
  }
}
