/*
 * What looks at the files of a project for a failure: loaded only for failures that are recognised, and bundled as one file, so that
 * the hook reads two files in all.
 */
export { factsBeside } from '../facts-beside.ts';
export { tryFix } from './try-fix.ts';
