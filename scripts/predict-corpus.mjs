// Predictions for a corpus scorer: one JSON line {id, failure, category, root, key, pattern} for each case.
// usage: node scripts/predict-corpus.mjs CASES.jsonl OUT.jsonl [--id CASE: print the whole report of one case]
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCatalogue } from './build-catalogue.mjs';
import { loadSource } from './load-source.mjs';

const [casesFile, outFile] = process.argv.slice(2);
const wanted = process.argv.includes('--id') ? process.argv[process.argv.indexOf('--id') + 1] : null;
if (!casesFile || !outFile) {
  console.error('usage: node scripts/predict-corpus.mjs CASES.jsonl OUT.jsonl [--id CASE]');
  process.exit(2);
}

const { patterns } = await readCatalogue();
const source = await loadSource([
  'src/analyzer/analyse.ts',
  'src/diagnosis/diagnose.ts',
  'src/diagnosis/evidence-of.ts',
  'src/failure/clean-output.ts',
  'src/failure/read-failure.ts',
  'src/pattern/match/compile-patterns.ts',
]);
const matcher = source.compilePatterns(patterns);

const outputOf = ({ output, output_file: file }) =>
  output ?? gunzipSync(readFileSync(join(dirname(casesFile), file))).toString('utf8');

const reportOf = async ({ id, command, exit_code: exitCode, ...rest }) => {
  const output = outputOf(rest);
  const clean = source.cleanOutput(output);
  const analyses = source.analyse(clean.lines, command);
  const event = {
    id,
    source: 'pipe',
    session: 'corpus',
    tool: 'Bash',
    command,
    cwd: '/',
    project: 'corpus',
    exitCode,
    output,
    interrupted: false,
  };
  const failure = source.readFailure(event, clean, source.evidenceOf(analyses));
  const matches = await matcher.match(clean.lines, { command });
  return { ...source.diagnose({ failure, analyses, matches }), matches };
};

const predictions = [];
for (const one of readFileSync(casesFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))) {
  if (wanted && one.id !== wanted) continue;
  const report = await reportOf(one);
  if (wanted) {
    const { event: _event, text, lines: _lines, ...failure } = report.failure;
    const matches = report.matches.map(({ pattern, ...match }) => ({ id: pattern.id, ...match }));
    const shown = report.diagnoses.map(({ match: _match, ...diagnosis }) => diagnosis);
    console.log(text);
    console.log(JSON.stringify({ failure, diagnoses: shown, matches, analyses: report.analyses }, null, 1));
    console.log(`expected: ${JSON.stringify({ ...one, output: undefined })}`);
  }
  const root = report.diagnoses[0];
  predictions.push({
    id: one.id,
    failure: report.failure.outcome !== 'succeeded',
    category: root?.category ?? null,
    root: root?.root ?? null,
    key: root?.captures ?? {},
    pattern: root?.pattern ?? null,
  });
}
writeFileSync(outFile, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
