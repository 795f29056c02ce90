import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeDir, stateDir } from '../system/paths.ts';
import { scriptLoader } from '../system/script-loader.ts';
import { standbySocket } from '../system/standby/standby-socket.ts';
import type { Asked } from './ask-to-diagnose.ts';
import type { Invocation } from './command-spec.ts';
import { quickCall } from './quick-call.ts';

/**
 * Starts the command line from its scripts (`scripts/build.mjs`). What V8 made of them is kept where heal-hooks keeps things already: who
 * only asks for help once gets no folder.
 *
 * @param hashes of the scripts, by name relative to the entry, without extension
 * @param build hash of them all
 * @param url of the entry
 * @param importModule its own `import()`, for parts that are modules
 */
export async function startCli(
  hashes: Record<string, string>,
  build: string,
  url: string,
  importModule: (specifier: string) => Promise<unknown>,
): Promise<void> {
  const scripts = scriptLoader(hashes, codeDir(process.env), url, importModule);
  const call = process.platform === 'win32' ? null : quickCall(process.argv.slice(2));
  if (call) {
    const asked = await askedStandby(call, standbySocket(process.env, build, dirname(fileURLToPath(url))));
    if (asked.status !== null) {
      process.exitCode = asked.status;
      return;
    }
    const { quickDiagnose } = scripts.load('lib/need-cli-reading') as typeof import('./reading.ts');
    process.exitCode = await quickDiagnose(process, call, asked.stdin);
  } else {
    const { runCli } = scripts.load('lib/cli') as typeof import('./run-cli.ts');
    process.exitCode = await runCli(process);
  }
  if (existsSync(stateDir(process.env))) scripts.keep();
}

/** Where a session's standby waits it has everything loaded: half of the time of a call. */
const askedStandby = async (call: Invocation, socket: string | null): Promise<Asked> =>
  socket !== null && existsSync(socket)
    ? (await import('./ask-to-diagnose.ts')).askToDiagnose(process, socket, call)
    : { status: null };
