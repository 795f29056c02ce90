/** A line of advice. Where space is short, the highest rank is shortened and dropped first; rank 0 stays. */
export interface Section {
  rank: number;
  text: string;
}

/** Less than this of a sentence is not worth a line. */
const WORTH = 40;

/**
 * Joins the sections, in order, to at most `max` characters. The least important ones are cut at the end of a sentence or a step,
 * or left out, until the rest fits.
 */
export function fitSections(sections: readonly Section[], max: number): string {
  const kept = sections.filter((section) => section.text !== '').map((section) => ({ ...section }));
  for (;;) {
    const length = kept.reduce((sum, section) => sum + section.text.length + 1, -1);
    if (length <= max || kept.length === 0) break;
    const victim = kept.reduce((worst, section) => (section.rank >= worst.rank ? section : worst));
    const room = victim.text.length - (length - max);
    const shorter = room >= WORTH ? cutAtSentence(victim.text, room) : '';
    if (shorter.length >= WORTH) victim.text = shorter;
    else if (kept.length > 1) kept.splice(kept.indexOf(victim), 1);
    else return cutHard(victim.text, max);
  }
  return kept.map((section) => section.text).join('\n');
}

/** The longest start of `text` within `max` characters that ends with a sentence or before a step; '' when there is none. */
export function cutAtSentence(text: string, max: number): string {
  if (text.length <= max) return text;
  const start = text.slice(0, max);
  let end = 0;
  for (const match of start.matchAll(/[.!?](?=\s|$)|;(?= \(\d+\) )/g)) end = match.index + 1;
  return start.slice(0, end).replace(/;$/, '.');
}

const cutHard = (text: string, max: number): string => cutAtSentence(text, max) || `${text.slice(0, max - 1)}…`;
