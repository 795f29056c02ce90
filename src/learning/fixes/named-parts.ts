import { maskLine } from '../../failure/mask-line.ts';
import { withParts } from '../../pattern/placeholders.ts';

/** What a line says, without the names in it, and the names. */
export interface NamedParts {
  /** The line with its names and other changing parts masked; null where no name is in it, or too little besides. */
  shape: string | null;
  /** `name1`, `name2`, … in order, and what follows from them: `name1_file`, `name1_stem`, `name1_dir`. */
  names: Readonly<Record<string, string>>;
}

const LONGEST_LINE = 1_000;
const MAX_NAMES = 6;
/** Text in quotes that names something; a path; a file. */
const NAME =
  /'([^'\n]{1,200})'|"([^"\n]{1,200})"|`([^`\n]{1,200})`|‘([^’\n]{1,200})’|“([^”\n]{1,200})”|(?<![\w@<~.:/-])((?:\.{0,2}\/)?[\w@.+-]{1,100}(?:\/[\w@.+-]{1,100}){1,30}|[\w@+-]{1,100}\.[A-Za-z]\w{0,7}(?![\w.(]))/g;
/** A file whose name is made of letters and an ending, not `Foo.bar` and not `e.g`. */
const ENDING = /\.(?:[a-z]{1,5}\d?|json5|jsonc|sqlite3?)$/;

/**
 * Takes the names out of a line that states a cause, so that the same failure of something else has the same shape. Linear; at most 1,000
 * characters are looked at.
 */
export function namedParts(line: string): NamedParts {
  const values: string[] = [];
  const open = line.slice(0, LONGEST_LINE).replace(NAME, (whole, ...groups: unknown[]) => {
    const [quoted, bare] = [groups.slice(0, 5).find((group) => typeof group === 'string'), groups[5]];
    const value = String(quoted ?? bare);
    if (values.length >= MAX_NAMES || /\s/.test(value)) return whole;
    if (bare !== undefined && !value.includes('/') && !ENDING.test(value)) return whole;
    values.push(value);
    return quoted === undefined ? '<name>' : whole.replace(value, () => '<name>');
  });
  const names = Object.fromEntries(values.flatMap((value, index) => withParts(`name${index + 1}`, value)));
  const shape = maskLine(open);
  const words = shape.replace(/<\w+>/g, ' ').match(/\p{L}{2,}/gu) ?? [];
  const tells = values.length > 0 && words.length >= 2 && words.join('').length >= 10;
  return { shape: tells ? shape : null, names };
}
