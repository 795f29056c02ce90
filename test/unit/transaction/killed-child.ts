// Runs one scenario in a project that is there already, and kills itself at one file-system call. Bundled and started by kill-process.test.ts.
import { SCENARIOS, SLOW } from './kill-scenarios.ts';
import { killingFiles } from './killing-files.ts';
import { benchAt } from './support.ts';

const [dir = '', name = '', at = '0', death = 'before'] = process.argv.slice(2);
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // the signal comes before the next turn of this loop, or soon after
};
const scenario = [...SCENARIOS, SLOW].find((one) => one.name === name);
const bench = benchAt(dir);
const { files } = killingFiles(Number(at), death === 'torn' ? 'torn' : 'before', die);
await scenario?.run(bench, { ...bench.world, files });
