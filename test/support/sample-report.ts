import type { Analysis } from '../../src/analyzer/analysis.ts';
import type { Diagnosis, Report } from '../../src/diagnosis/diagnosis.ts';
import type { Event } from '../../src/event/event.ts';
import type { Failure } from '../../src/failure/failure.ts';

/** A diagnosis with a value in every field; the test names what matters to it. */
export const sampleDiagnosis = (over: Partial<Diagnosis> = {}): Diagnosis => ({
  pattern: 'python/missing-module',
  title: 'A module is not installed',
  category: 'dependency',
  severity: 'high',
  confidence: 0.97,
  root: "ModuleNotFoundError: No module named 'aiohttp'",
  line: 12,
  captures: { module: 'aiohttp' },
  locations: [{ file: 'app/net.py', line: 3 }],
  remedies: [],
  summary: '`aiohttp` is not installed in this environment',
  consequences: [],
  count: 1,
  ...over,
});

export const sampleEvent = (over: Partial<Event> = {}): Event => ({
  id: 'session:toolu_1',
  source: 'hook',
  session: 'session',
  tool: 'Bash',
  command: 'pytest -q',
  cwd: '/home/dev/shop',
  project: '0123456789abcdef',
  exitCode: 2,
  output: '',
  interrupted: false,
  ...over,
});

export const sampleReport = (
  diagnoses: Diagnosis[] = [sampleDiagnosis()],
  over: { failure?: Partial<Failure>; event?: Partial<Event>; analyses?: Analysis[]; notices?: Diagnosis[] } = {},
): Report => ({
  failure: {
    event: sampleEvent(over.event),
    outcome: 'failed',
    text: '',
    lines: [],
    keyLines: [],
    signature: "ModuleNotFoundError: No module named '<name>'",
    fingerprint: 'f00dfacef00dface',
    ...over.failure,
  },
  diagnoses,
  notices: over.notices ?? [],
  analyses: over.analyses ?? [],
});

export const sampleAnalysis = (over: Partial<Analysis> = {}): Analysis => ({
  tool: 'pytest',
  verdict: 'failed',
  errors: [],
  counts: {},
  failedTests: [],
  suggestions: [],
  ...over,
});
