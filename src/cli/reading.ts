/* The commands that read an output, bundled as one file: they need what the hook needs, and people wait for them. */
export { run as diagnose } from './commands/diagnose.ts';
export { run as pipe } from './commands/pipe.ts';
export { quickDiagnose } from './quick-diagnose.ts';
