import { runHook } from '../src/hook/run-hook.ts';

// Runs beside the start of a session (async): takes in the journal, clears what is out of date, starts the standby where the install asks for it.
await runHook(process, { standby: process.argv.includes('--standby') });
