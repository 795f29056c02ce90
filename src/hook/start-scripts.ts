import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outliveFileLimit } from '../system/outlive-file-limit.ts';
import { codeDir } from '../system/paths.ts';
import { askStandby } from '../system/standby/ask-standby.ts';
import { standbySocket } from '../system/standby/standby-socket.ts';
import { readStdin } from './read-stdin.ts';

/**
 * Starts the command hook: the standby answers where there is one. Else it is done here, from the hook's scripts (`scripts/build.mjs`), and
 * what V8 made of them is kept once there was something to say: by then everything that an ordinary failure needs has run.
 *
 * @param hashes of the scripts, by name relative to the entry, without extension
 * @param build hash of them all
 * @param url of the entry
 * @param importModule its own `import()`, for parts that are modules
 */
export async function startScripts(
  hashes: Record<string, string>,
  build: string,
  url: string,
  importModule: (specifier: string) => Promise<unknown>,
): Promise<void> {
  outliveFileLimit(process);
  const place = dirname(fileURLToPath(url));
  const socket = standbySocket(process.env, build, place);
  let payload: string | undefined;
  if (socket !== null && existsSync(socket)) {
    payload = (await readStdin()).toString('utf8');
    const answer = await askStandby(socket, { env: process.env, cwd: process.cwd(), payload });
    if (answer !== null) {
      if (answer !== '') process.stdout.write(answer);
      return;
    }
  }
  const { scriptLoader } = await import('../system/script-loader.ts');
  const scripts = scriptLoader(hashes, codeDir(process.env), url, importModule);
  const { runHook } = scripts.load('lib/hook') as typeof import('./run-hook.ts');
  if (await runHook(process, { payload })) scripts.keep();
}
