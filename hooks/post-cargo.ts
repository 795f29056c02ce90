import { reportRun } from '../src/hook/report-run.ts';

// Stand-alone: cargo or rustc output or hook JSON on stdin → counts, diagnoses; keeps rust-build-history.log.
process.exitCode = await reportRun(
  { name: 'post-cargo', analyzer: 'cargo', reads: 'the output of cargo or rustc', log: 'rust-build-history.log' },
  process,
);
