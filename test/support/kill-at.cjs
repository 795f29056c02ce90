// Preloaded into a process that a test wants killed: SIGKILL, for real, before call number KILL_AT of those that change files or speak.
// With KILL_AT=0 the calls are only counted, one character each, in KILL_LOG.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const at = Number(process.env.KILL_AT);
const { openSync, writeSync, closeSync } = fs;
const count = () => {
  const fd = openSync(process.env.KILL_LOG, 'a');
  writeSync(fd, '.');
  closeSync(fd);
};
let calls = 0;
const step = () => {
  calls += 1;
  if (at > 0 && calls === at) process.kill(process.pid, 'SIGKILL');
  else if (at === 0) count();
};
const CHANGING = ['linkSync', 'mkdirSync', 'renameSync', 'rmSync', 'unlinkSync', 'writeFileSync', 'writeSync'];
for (const name of CHANGING) {
  const original = fs[name];
  fs[name] = (...args) => {
    step();
    return original(...args);
  };
}
syncBuiltinESMExports();
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (...args) => {
  step();
  return write(...args);
};
