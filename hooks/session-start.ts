import { runHook } from '../src/hook/run-hook.ts';

// Runs beside the start of a session (async): takes in the journal and clears what is out of date.
await runHook(process);
