import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { countWords, problemCount, tellingAnalysis } from './count-words.ts';
import { cause, evidence, isExplained, place } from './diagnosis-words.ts';
import type { News } from './news.ts';
import { oneLine, sentence } from './plain-text.ts';
import { ordinal } from './time-words.ts';

/** The first sentence: the situation that matters most, with the names of this failure. Null when nothing is known that would help. */
export function headline(news: News): string | null {
  const first = news.report.diagnoses[0];
  if (news.repeat) return repeatText(news);
  if (news.report.failure.outcome === 'masked') return maskedText(news);
  if (news.report.failure.outcome === 'succeeded') return noticeText(news);
  if (isExplained(first)) return recognisedText(news, first);
  if (news.changed || news.restored) return `${first ? evidence(first) : 'the command failed'}.`;
  return null;
}

/** A command that passed, and what it was warned of. */
function noticeText({ report }: News): string | null {
  const first = report.notices[0];
  if (!isExplained(first)) return null;
  const warnings = report.notices.length === 1 ? 'a warning' : `${report.notices.length} warnings`;
  return sentence(`the command passed, with ${warnings}: ${first.pattern} — ${cause(first)}`);
}

function recognisedText(news: News, first: Diagnosis & { pattern: string }): string {
  const shared = sharedCause(news, first);
  return sentence(
    shared ? `${shared} — ${cause(first).replace(/\.$/, '')}${where(first)}` : `${first.pattern} — ${cause(first)}`,
  );
}

/** `41 of 41 errors have one cause`, where one diagnosis stands for several reported problems. */
function sharedCause(news: News, first: Diagnosis): string | null {
  if (first.count < 2) return null;
  const [total, noun] = problemCount(news.report) ?? [first.count, 'problems'];
  if (total < 2) return null;
  return first.count >= total
    ? `all ${total} ${noun} have one cause`
    : `${first.count} of ${total} ${noun} have one cause`;
}

const where = (diagnosis: Diagnosis): string => {
  const location = diagnosis.locations[0];
  return location ? ` (${place(location)})` : '';
};

function maskedText(news: News): string {
  const owner = news.maskedBy ? `exit status 0 is ${possessive(news.maskedBy)}` : 'exit status 0 hides a failure';
  const analysis = tellingAnalysis(news.report);
  const counts = analysis ? countWords(analysis.counts) : '';
  const reported = analysis ? `${analysis.tool} reported ${counts || 'a failure'}` : 'the output is that of a failure';
  const first = news.report.diagnoses[0];
  if (!first) return `${owner}; ${reported}.`;
  const test = first.captures.test ?? analysis?.failedTests[0];
  const named = test && !first.root.includes(test) ? `${oneLine(test, 160)} — ` : '';
  return `${owner}; ${reported}. ${analysis?.errors.length === 1 ? 'It is' : 'First'}: ${sentence(named + evidence(first))}`;
}

/** `tail` → `tail's`, but a piece of syntax stays as it is. */
const possessive = (owner: string): string => (/^[\w./+-]+$/.test(owner) ? `${owner}'s` : `that of \`${owner}\``);

function repeatText(news: News): string {
  const { times, tried } = news.repeat!;
  const first = news.report.diagnoses[0];
  const what = first ? evidence(first, 160) : oneLine(news.report.failure.signature, 160);
  const list = tried.map((action) => oneLine(action, 100)).join(', ');
  const outcome =
    tried.length === 1
      ? 'It did not change it.'
      : tried.length === 2
        ? 'Neither changed it.'
        : 'None of it changed it.';
  const history = list === '' ? 'Nothing was changed between the runs.' : `Tried since the first: ${list}. ${outcome}`;
  const known = isExplained(first) ? ` Cause: ${sentence(`${first.pattern} — ${cause(first)}`)}` : '';
  return `${ordinal(times)} identical failure — ${what}. ${history}${known}`;
}
