import type { Report } from '../diagnosis/diagnosis.ts';
import { readPipedText } from '../event/read-piped-text.ts';
import { diagnoseEvent, loadKnowledge } from '../heal.ts';
import { findProject } from '../system/project.ts';
import { uuidV7 } from '../system/uuid-v7.ts';

export interface DiagnoseOptions {
  /** As it was typed; without it, patterns that are bound to commands match everywhere. */
  command?: string;
  /** Without it the outcome comes from the text. */
  exitCode?: number;
  /** Folder in which the command ran; its project's own patterns count. Default: the working directory. */
  cwd?: string;
  env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the output of a command: did it fail, and why? Writes nothing.
 * @param output stdout and stderr, of any size
 */
export async function diagnose(output: string, options: DiagnoseOptions = {}): Promise<Report> {
  const cwd = options.cwd ?? process.cwd();
  const project = findProject(cwd);
  const knowledge = await loadKnowledge(project, options.env ?? process.env);
  const context = { cwd, projectOf: () => project.key, now: Date.now(), newId: uuidV7 };
  const event = readPipedText(output, context, {
    ...(options.command !== undefined && { command: options.command }),
    ...(options.exitCode !== undefined && { exitCode: options.exitCode }),
  });
  return diagnoseEvent(event, knowledge);
}
