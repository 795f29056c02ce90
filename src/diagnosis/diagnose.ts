import type { Analysis } from '../analyzer/analysis.ts';
import type { Failure, KeyLine } from '../failure/failure.ts';
import type { Match } from '../pattern/pattern.ts';
import { collectFindings } from './collect-findings.ts';
import type { Report } from './diagnosis.ts';
import type { Finding } from './finding.ts';
import { fold, isSaidAgain } from './fold.ts';
import { offerPlaybook } from './offer-playbook.ts';
import { toDiagnosis } from './to-diagnosis.ts';

/** What is known about a command that ended. */
export interface DiagnoseInput {
  failure: Failure;
  analyses: Analysis[];
  matches: Match[];
}

const MAX_DIAGNOSES = 20;
const MAX_CONSEQUENCES = 10;

/**
 * What is wrong, root cause first: causes before consequences, specific before generic, the first cause of a cascade before the later
 * ones; independent problems stay apart. An unrecognised failure has one entry, with its best key line as root. Pure.
 */
export function diagnose({ failure, analyses, matches }: DiagnoseInput): Report {
  const triggers = matches.filter(({ pattern }) => pattern.trigger);
  const findings = collectFindings(
    analyses,
    matches.filter(({ pattern }) => !pattern.trigger),
  );
  const notices = fold(findings.filter(isNotice).map((finding) => toDiagnosis(finding, failure)));
  if (failure.outcome === 'succeeded') {
    const disproved = matches.filter(({ pattern }) => pattern.layer === 'learned');
    return { failure, diagnoses: [], notices, analyses, ...(disproved.length > 0 && { disproved }) };
  }

  const problems = withKeyLine(
    findings.filter((finding) => !isNotice(finding)),
    failure,
  );
  const ranked = offerPlaybook(rank(problems, failure), triggers);
  const causes = fold(ranked.filter(({ consequence }) => !consequence).map((finding) => toDiagnosis(finding, failure)));
  const effects = fold(ranked.filter(({ consequence }) => consequence).map((finding) => toDiagnosis(finding, failure)));
  const [root, ...others] = causes.length > 0 ? causes : effects.slice(0, 1);
  if (!root) return { failure, diagnoses: [], notices, analyses };
  const again = others.filter((diagnosis) => isSaidAgain(diagnosis, root));
  const told = [...again, ...(causes.length > 0 ? effects : effects.slice(1))];
  root.consequences = [...new Set(told.map(({ root: line }) => line))].slice(0, MAX_CONSEQUENCES);
  const own = others.filter((diagnosis) => !isSaidAgain(diagnosis, root));
  return { failure, diagnoses: [root, ...own].slice(0, MAX_DIAGNOSES), notices, analyses };
}

/** A warning with a known remedy. When the tool itself calls it an error, it is one. */
const isNotice = ({ match, error }: Finding): boolean => Boolean(match?.pattern.notice) && error?.severity !== 'error';

/**
 * Where nothing but generic wordings is known, the line that the output itself puts forward is a candidate, too: a generic wording
 * elsewhere is more often chatter than the cause.
 */
function withKeyLine(findings: readonly Finding[], failure: Failure): Finding[] {
  const best = failure.keyLines[0];
  const known = findings.some(
    (finding) => (finding.error && !finding.consequence) || !finding.generic || finding.line === best?.line,
  );
  return best && !known ? [...findings, ofKeyLine(best)] : [...findings];
}

/**
 * Order of causes: what a tool's own reader or a specific pattern knows, then what has the form of an error, then the key line, then
 * generic wordings, then warnings; within each the order of the output.
 */
function rank(findings: readonly Finding[], failure: Failure): Finding[] {
  const key = failure.keyLines[0]?.line;
  const tier = (finding: Finding): number => {
    if (!finding.warning && (!finding.generic || (finding.error && finding.tool !== 'generic'))) return 0;
    if (!finding.warning && finding.error) return 1;
    if (finding.line === key) return 2;
    return finding.warning ? 4 : 3;
  };
  return [...findings].sort((a, b) => tier(a) - tier(b) || a.line - b.line);
}

const ofKeyLine = ({ line, text }: KeyLine): Finding => ({
  match: null,
  error: null,
  tool: null,
  line,
  root: text.trim(),
  warning: false,
  consequence: false,
  generic: true,
});
