// What the history benchmark needs of the source, in one bundle.
export { appendJournal } from '../../src/history/journal.ts';
export { openHistory } from '../../src/history/open-history.ts';
export { redact } from '../../src/history/redact.ts';
export { takeInJournal } from '../../src/history/take-in-journal.ts';
export { findProject } from '../../src/system/project.ts';
