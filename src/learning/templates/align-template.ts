/** How a line fills a template: the literal parts as this line has them (blanks included), and the values between them. */
export interface Alignment {
  literals: string[];
  values: string[];
}

const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Steps after which a line counts as one that does not fit: no line that people write takes many. */
const MAX_STEPS = 2000;

/** Finds what stands at the places of `<*>` in a line; null when the line does not fit. Blanks of the template stand for any blanks. */
export function alignTemplate(template: string, line: string): Alignment | null {
  const text = line.trim();
  const parts = template.split('<*>').map((part) => new RegExp(escapeRegex(part).replace(/ /g, '\\s+'), 'g'));
  const literals: string[] = [];
  const values: string[] = [];
  let steps = 0;

  /** Fits the parts from `index` on, the value before them beginning at `from`; earlier places are tried first. */
  const fit = (index: number, from: number): boolean => {
    if (index === parts.length) return from === text.length;
    const part = parts[index] as RegExp;
    const last = index === parts.length - 1;
    if (part.source === '(?:)') {
      // nothing follows the value: it goes on to the end
      if (!last) return false;
      literals[index] = '';
      values[index - 1] = text.slice(from);
      return true;
    }
    for (let at = from; at <= text.length && steps++ < MAX_STEPS; ) {
      part.lastIndex = at;
      const found = part.exec(text);
      if (!found || (index === 0 && found.index > 0)) return false;
      const end = found.index + found[0].length;
      if (index > 0) values[index - 1] = text.slice(from, found.index);
      literals[index] = found[0];
      if (fit(index + 1, end)) return true;
      at = found.index + 1;
    }
    return false;
  };

  if (parts[0]?.source === '(?:)') {
    literals[0] = '';
    return fit(1, 0) ? { literals, values } : null;
  }
  return fit(0, 0) ? { literals, values } : null;
}
