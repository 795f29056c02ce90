import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { TempProject } from './temp-project.ts';

const CLI = resolve(import.meta.dirname, '..', '..', 'dist', 'cli.js');

export interface CliResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  /** Text on stdin; without it stdin is empty. */
  input?: string | Uint8Array;
  env?: Record<string, string>;
  cwd?: string;
}

/** Runs the built command line in a project, with the environment of the test alone. */
export function heal(project: TempProject, args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: options.cwd ?? project.root,
    env: { ...project.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => {}); // a command that reads no stdin has ended before it was written
  child.stdin.end(options.input ?? '');
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) =>
      done({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** What changes from run to run, replaced by what it is. */
function steady(text: string, project: TempProject): string {
  return text
    .replaceAll(CLI, '<cli>')
    .replaceAll('node <cli>', 'heal-hooks')
    .replaceAll(project.root, '<project>')
    .replaceAll(project.home, '<home>')
    .replaceAll(process.execPath, '<node>')
    .replaceAll(process.versions.node, '<version>')
    .replace(/\bheal-hooks \d+\.\d+\.\d+\b/g, 'heal-hooks <version>')
    .replace(/\b(backup|rollback) [0-9a-f]{4,}\b/g, '$1 <id>')
    .replace(/^[0-9a-f]{4,}(?= {2})/gm, '<id>')
    .replace(/"(backup|undo)": "[0-9a-f]{4,}"/g, '"$1": "<id>"')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/\b\d+ files?, [\d.]+ [kM]?B\b/g, '<n> files, <size>')
    .replace(/\b\d+ files removed/g, '<n> files removed')
    .replace(/answered in [\d.]+ m?s/g, 'answered in <time>')
    .replace(/[ \t]+$/gm, '');
}

/**
 * Runs command lines one after the other and answers what a person would see: the command, what it wrote to stdout and stderr, its
 * status. A snapshot of it reads as documentation.
 */
export async function transcript(
  project: TempProject,
  lines: readonly (readonly string[])[],
  options: CliOptions = {},
): Promise<string> {
  const parts: string[] = [];
  for (const args of lines) {
    const { status, stdout, stderr } = await heal(project, args, options);
    const shown = args
      .map((arg) => (/^[\w@%+=:,./~-]+$/.test(arg) ? arg : arg.includes("'") ? `"${arg}"` : `'${arg}'`))
      .join(' ');
    const streams = [stdout && `${stdout.trimEnd()}\n`, stderr && `[stderr]\n${stderr.trim()}\n`]
      .filter(Boolean)
      .join('');
    parts.push(`${`$ heal-hooks ${shown}`.trim()}\n${steady(streams, project)}[status ${status}]\n`);
  }
  return parts.join('\n');
}
