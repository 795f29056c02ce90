import { createHash } from 'node:crypto';
import { absorbNames } from './absorb-names.ts';
import { findJointVariables } from './joint-variables.ts';
import { findLoneVariables } from './lone-variables.ts';
import { maskValues } from './mask-values.ts';
import { mergeForms } from './merge-forms.ts';
import { findPairedVariables } from './paired-variables.ts';
import { rowsOf } from './row.ts';
import { settle, VALUE } from './settle.ts';

/** What lines have in common, with `<*>` for what changes. */
export interface Template {
  /** 16 hex digits of the text's sha-256: the same template has the same id in any run. */
  id: string;
  text: string;
  /** Lines that were added. */
  count: number;
  /** A few different lines, the same whatever the order in which they came. */
  examples: string[];
}

/** Different masked texts that one miner remembers; lines with further ones are told apart by their masked text alone. */
const MAX_TEXTS = 200_000;
const MAX_EXAMPLES = 4;

interface Seen {
  count: number;
  /** The smallest ones in text order. */
  examples: string[];
}

const keepSmallest = (examples: string[], line: string): string[] =>
  examples.includes(line) || (examples.length === MAX_EXAMPLES && line > (examples[MAX_EXAMPLES - 1] as string))
    ? examples
    : [...examples, line].sort().slice(0, MAX_EXAMPLES);

const show = (text: string): string => settle(text).replaceAll(VALUE, '<*>');

/**
 * Finds the templates of lines as they come in. What it answers depends on the lines alone, not on their order: it keeps the masked texts, and
 * makes templates of all of them when it is asked.
 */
export class TemplateMiner {
  private readonly seen = new Map<string, Seen>();
  private made: { byText: Map<string, Template>; templates: Template[] } | null = null;

  /** Adds one line; answers its masked text, a key for `templateOf`. */
  add(line: string): string {
    const text = maskValues(line);
    const known = this.seen.get(text);
    if (known) {
      known.count++;
      known.examples = keepSmallest(known.examples, line);
    } else if (this.seen.size < MAX_TEXTS) this.seen.set(text, { count: 1, examples: [line] });
    else return text;
    this.made = null;
    return text;
  }

  /** The template of a masked text that `add` answered. */
  templateOf(text: string): Template {
    return this.make().byText.get(text) ?? templateFrom(show(text), [{ count: 1, examples: [] }]);
  }

  /** All templates, most frequent first. */
  templates(): readonly Template[] {
    return this.make().templates;
  }

  private make(): { byText: Map<string, Template>; templates: Template[] } {
    if (this.made) return this.made;
    const byText = new Map<string, Template>();
    const templates: Template[] = [];
    const alone = findLoneVariables(findJointVariables(rowsOf(this.seen.keys())));
    const rows = absorbNames(mergeForms(findLoneVariables(findPairedVariables(alone))));
    for (const { tokens, members } of rows) {
      const seen = members.map((member) => this.seen.get(member) as Seen);
      const template = templateFrom(show(tokens.join('')), seen);
      templates.push(template);
      for (const member of members) byText.set(member, template);
    }
    templates.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    this.made = { byText, templates };
    return this.made;
  }
}

const templateFrom = (text: string, seen: readonly Seen[]): Template => ({
  id: createHash('sha256').update(text).digest('hex').slice(0, 16),
  text,
  count: seen.reduce((sum, { count }) => sum + count, 0),
  examples: seen.reduce<string[]>((kept, { examples }) => examples.reduce(keepSmallest, kept), []),
});
