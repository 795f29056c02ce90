import { startScripts } from '../src/hook/start-scripts.ts';

/** Set by the build: the scripts in `lib/` by name, each with the hash of its content; and the hash of all. */
declare const SCRIPT_HASHES: Record<string, string>;
declare const HOOK_BUILD: string;

// The one registered hook, for both events: reads the payload, routes it, answers with JSON or nothing.
startScripts(SCRIPT_HASHES, HOOK_BUILD, import.meta.url, (specifier) => import(specifier));
