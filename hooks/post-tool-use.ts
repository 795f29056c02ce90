import { runHook } from '../src/hook/run-hook.ts';

// The one registered hook, for both events: reads the payload, routes it, answers with JSON or nothing.
await runHook(process);
