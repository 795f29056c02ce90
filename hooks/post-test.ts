import { reportRun } from '../src/hook/report-run.ts';

// Stand-alone: test output or hook JSON on stdin → counts, failed tests, diagnoses; keeps test-history.log.
process.exitCode = await reportRun(
  { name: 'post-test', analyzer: 'pytest', reads: 'the output of a test run', log: 'test-history.log' },
  process,
);
