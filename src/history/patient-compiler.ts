import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';

/**
 * V8 begins to optimise WebAssembly after little work; for one question that doubles the time of the whole process (measured: 258 ms
 * against 115), because the heart of SQLite is a single function that takes long to optimise, and every step of a statement counts with
 * the size of all of it. With this budget, the largest, it begins when there really is much to do, as in an intake.
 */
const PATIENT = 2_147_483_647;
/** What V8 has without being told: Node 20, and newer ones. */
const USUAL = [1_800_000, 13_000_000];

const setBudget = (budget: number): void => setFlagsFromString(`--wasm-tiering-budget=${budget}`);

/**
 * Lets `load` compile its WebAssembly modules with patience: a module has the budget that holds when it is made. Afterwards the flag is
 * what it was, because V8 takes kept code, Node's own included, only from processes with the same flags, and their tag tells.
 */
export async function compilePatiently<T>(load: () => Promise<T>): Promise<T> {
  const before = cachedDataVersionTag();
  setBudget(PATIENT);
  try {
    return await load();
  } finally {
    for (const budget of USUAL) if (cachedDataVersionTag() !== before) setBudget(budget);
  }
}
