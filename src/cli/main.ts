#!/usr/bin/env node
/** Set by the build: the scripts in `lib/` by name, each with the hash of its content; and the hash of all. */
declare const SCRIPT_HASHES: Record<string, string>;
declare const HOOK_BUILD: string;

/*
 * The entry of the command line. It is plain enough to load on any Node that knows modules, so that an old one gets a sentence instead
 * of a syntax error; everything else is loaded after that.
 */
const OLDEST: [number, number] = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `✖ heal-hooks needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node} (${process.execPath}).\n` +
      '  Nothing was done. A newer Node first on PATH settles it, for example: nvm install --lts\n',
  );
  process.exitCode = 2;
} else {
  void import('./start-cli.ts').then(({ startCli }) =>
    startCli(SCRIPT_HASHES, HOOK_BUILD, import.meta.url, (specifier) => import(specifier)),
  );
}
