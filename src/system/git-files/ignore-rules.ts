/** One line of an ignore file. */
interface IgnoreRule {
  regex: RegExp;
  /** It is about the whole path below the file's folder, not about a name at any depth. */
  whole: boolean;
  negated: boolean;
  folderOnly: boolean;
}

/** The rules of one ignore file, in its order. */
export interface IgnoreRules {
  /** Folder of the file relative to the work tree: '' or ending in `/`. */
  base: string;
  rules: readonly IgnoreRule[];
}

/**
 * Reads an ignore file of git. Null when a line is written in a way that is not plainly understood: then git itself has to be asked.
 * @param base folder of the file relative to the work tree: '' or ending in `/`
 */
export function readIgnoreRules(text: string, base: string): IgnoreRules | null {
  const rules: IgnoreRule[] = [];
  for (const raw of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = raw.replace(/\r$/, '').replace(/(?<!\\) +$/, '');
    if (line === '' || line.startsWith('#')) continue;
    const rule = readRule(line);
    if (rule === 'unclear') return null;
    if (rule) rules.push(rule);
  }
  return { base, rules };
}

function readRule(line: string): IgnoreRule | 'unclear' | null {
  const negated = line.startsWith('!');
  let pattern = negated ? line.slice(1) : line;
  const folderOnly = pattern.endsWith('/');
  if (folderOnly) pattern = pattern.slice(0, -1);
  const whole = pattern.includes('/');
  if (pattern.startsWith('/')) pattern = pattern.slice(1);
  if (pattern === '') return null;
  if (/[\\[\]\r]|\/\/|\/$/.test(pattern)) return readable(pattern) ? build(pattern) : 'unclear';
  return build(pattern);

  function build(text: string): IgnoreRule {
    return { regex: new RegExp(`^${toRegex(text)}$`, 's'), whole, negated, folderOnly };
  }
}

/** Simple classes and escapes are understood; named classes, escapes in classes and odd slashes are not. */
const readable = (pattern: string): boolean =>
  !/\/\/|\/$|\r|\\$/.test(pattern) &&
  /^(?:[^\\[\]]|\\[^\w/]|\[!?[\w.*?!+-]+\])*$/.test(pattern) &&
  !/\[[^\]]*[\W_]-[^\]]/.test(pattern);

/** `**` between slashes stands for any folders, a lone `*` stays within a name. */
function toRegex(pattern: string): string {
  const parts = pattern.split('/');
  return parts
    .map((part, position) => {
      const last = position === parts.length - 1;
      if (part === '**') return last ? (position === 0 ? '.*' : '.+') : '(?:[^/]+/)*';
      return nameRegex(part) + (last ? '' : '/');
    })
    .join('');
}

const nameRegex = (part: string): string =>
  part.replace(/\\(.)|\[(!?)([^\]]+)\]|(\*+)|(\?)|([^\w/-])/g, (_, escaped, not, chars, stars, one, other) => {
    if (escaped !== undefined) return quote(escaped);
    if (chars !== undefined) return `(?!/)[${not ? '^' : ''}${chars.replace(/[!*?.+]/g, '\\$&')}]`;
    if (stars !== undefined) return '[^/]*';
    if (one !== undefined) return '[^/]';
    return quote(other);
  });

const quote = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * What the rules say about a path that no folder above it has decided: the last rule that fits, of the nearest file that has one.
 * @param files from the weakest to the strongest: those of deeper folders last
 */
export function isIgnoredBy(files: readonly IgnoreRules[], path: string, folder: boolean): boolean {
  for (let file = files.length - 1; file >= 0; file -= 1) {
    const { base, rules } = files[file] as IgnoreRules;
    const inside = path.slice(base.length);
    const name = inside.slice(inside.lastIndexOf('/') + 1);
    for (let i = rules.length - 1; i >= 0; i -= 1) {
      const rule = rules[i] as IgnoreRule;
      if ((folder || !rule.folderOnly) && rule.regex.test(rule.whole ? inside : name)) return !rule.negated;
    }
  }
  return false;
}
