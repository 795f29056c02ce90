import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStandby } from '../src/standby/run-standby.ts';
import { standbySocket } from '../src/system/standby/standby-socket.ts';

/** Set by the build: hash of what the hook runs. */
declare const HOOK_BUILD: string;

// Waits for hooks of this bundle (started at the start of a session).
const file = fileURLToPath(import.meta.url);
const socket = standbySocket(process.env, HOOK_BUILD, dirname(file));
if (socket) await runStandby(process, socket, file);
