/** C0 and C1 controls, direction overrides, zero-width and tag characters: nothing of it is text that a reader sees. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** ANSI sequences, should one have survived the cleaning of the output. */
const ANSI = /\u001b(?:\[[0-9;?]{0,32}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,512}(?:\u0007|\u001b\\))/g;

/** Tags that clients and models use to mark who speaks. In quoted text they would be a lie. */
const SPEAKER_TAG =
  /<(\/?(?:system|assistant|human|user|tool|function|antml|instruction|important|claude|context|thinking|result|command)[\w:-]{0,40}[^<>]{0,120})>/gi;

/** Printable ASCII without angle brackets: nothing to look for, as in nearly all that is shown. */
const PLAIN = /^[ -;=?-~\n\t]*$/;

/**
 * Untrusted text as it may be shown: no control or invisible characters, no tags that pretend to be the system or a speaker (their
 * angle brackets become ‹ ›). Line feeds and tabs stay.
 */
const plainText = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(ANSI, '').replace(INVISIBLE, '').replace(SPEAKER_TAG, '‹$1›');

/** `plainText` in one line of at most `max` characters; what is left out is marked by … */
export function oneLine(text: string, max = 300): string {
  const line = plainText(text.slice(0, max * 8))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= max ? line : `${line.slice(0, max - 1).trimEnd()}…`;
}

/** `text` ends as a sentence does. */
export const sentence = (text: string): string => {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…:]['"`)]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
};

/** A command or a name as code. A text with back-quotes of its own is not wrapped in more of them. */
export const code = (text: string): string => (text.includes('`') ? text : `\`${text}\``);
