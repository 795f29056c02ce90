import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { cause, evidence, isExplained, quoted } from './diagnosis-words.ts';
import { fitSections, type Section } from './fit-sections.ts';
import { headline } from './headline.ts';
import type { Advice, News } from './news.ts';
import { code, oneLine, sentence } from './plain-text.ts';
import { changedText, cutText, experienceText, restoredText } from './situation-text.ts';
import { plural } from './time-words.ts';

export interface AgentTextOptions {
  /** Longest text, in characters. */
  maxChars: number;
  /** How heal-hooks is called on this machine: `heal-hooks`, or `node …/cli.js` where it is not on PATH. */
  program: string;
  /** UTC milliseconds. */
  now: number;
}

/**
 * What the agent reads about one event, or null when there is nothing worth its attention: an unknown, new failure with its whole output
 * is silence. Facts, the cause first, evidence verbatim, steps in order; at most `maxChars`, cut at a sentence. See `docs/advice.md`.
 */
export function agentText(news: News, options: AgentTextOptions): string | null {
  const [first] = matters(news);
  const head = headline(news);
  const sections: Section[] = [];
  const say = (rank: number, text: string | null) => {
    if (text !== null) sections.push({ rank, text: sections.length === 0 ? text : capital(text) });
  };

  say(0, head);
  if (isExplained(first) && !head?.includes(quoted(first, 120))) say(1, `Evidence: ${evidence(first)}`);
  say(0, news.changed ? changedText(news.changed, options.program) : null);
  say(0, news.restored ? restoredText(news.restored) : null);
  say(2, news.experience ? experienceText(news.experience, options.now) : null);
  const settled = news.changed !== undefined;
  if (news.advice && isExplained(first) && !settled)
    for (const section of adviceSections(news.advice)) sections.push(section);
  say(6, isExplained(first) ? alsoText(news) : null);
  say(isExplained(first) ? 7 : 0, cutText(news));
  if (sections.length === 0) return null;

  const text = fitSections(sections, options.maxChars - PREFIX.length);
  return text === '' ? null : PREFIX + text;
}

/** What the text is about: the causes of a failure, or what a command that passed was warned of. */
const matters = ({ report }: News): readonly Diagnosis[] =>
  report.failure.outcome === 'succeeded' ? report.notices : report.diagnoses;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const PREFIX = 'heal-hooks: ';

function adviceSections(advice: Advice): Section[] {
  const steps = advice.steps.map((step) => oneLine(step, 280).replace(/[.;]$/, ''));
  const numbered = steps.length === 1 ? steps.join() : steps.map((step, index) => `(${index + 1}) ${step}`).join('; ');
  return [
    { rank: 3, text: advice.reason ? `Not fixed here: ${sentence(oneLine(advice.reason))}` : '' },
    {
      rank: 3,
      text:
        advice.known.length > 0
          ? `Known: ${sentence(advice.known.map((fact) => oneLine(fact).replace(/\.$/, '')).join('; '))}`
          : '',
    },
    { rank: 4, text: steps.length > 0 ? `Steps that settle it: ${sentence(numbered)}` : '' },
    {
      rank: 5,
      text:
        advice.avoid.length > 0
          ? `Not useful here: ${sentence(advice.avoid.map((one) => oneLine(one).replace(/\.$/, '')).join('; '))}`
          : '',
    },
  ];
}

/** Other problems with a cause of their own. */
function alsoText(news: News): string | null {
  const [first, ...others] = matters(news);
  if (others.length === 0) return null;
  const wordsOf = (one: Diagnosis): string =>
    isExplained(one) ? `${code(one.pattern)} — ${cause(one).replace(/\.$/, '')}` : quoted(one, 120);
  const texts = others.map(wordsOf);
  const told = first ? wordsOf(first) : '';
  const distinct = [...new Set(texts)].filter((text) => text !== told);
  if (distinct.length === 0) return null;
  const named = distinct.slice(0, 2);
  const rest = distinct.length - named.length;
  return sentence(`Also: ${named.join('; ')}${rest > 0 ? `; and ${plural(rest, 'more problem')}` : ''}`);
}
