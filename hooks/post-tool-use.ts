import { startScripts } from '../src/hook/start-scripts.ts';

/** Set by the build: the scripts in `lib/` by name, each with the hash of its content. */
declare const SCRIPT_HASHES: Record<string, string>;

// The one registered hook, for both events: reads the payload, routes it, answers with JSON or nothing.
startScripts(SCRIPT_HASHES, import.meta.url, (specifier) => import(specifier));
