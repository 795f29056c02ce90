import {
  DOUBTFUL_NAMES,
  DOUBTFUL_WORDS,
  mayHoldShape,
  SECRET_NAMES,
  SECRET_SHAPES,
  SECRET_WORDS,
} from './secret-shapes.ts';

/** What stands in the text where a secret stood. */
export const REDACTED = '‹redacted›';

/** Values that say that there is no secret: placeholders, references, types, literals. */
const HARMLESS =
  /^(?:[*•.xX]{3,}|<.*>?|\$.*|%\w+%|\{.*|\[.*|\(.*|‹redacted›.*|none|null|nil|undefined|true|false|yes|no|str|string|bytes|int|number|boolean|any|required|missing|empty|process\.env.*|os\.environ.*|env[.[(].*|getenv.*)$/i;

/** Three kinds of characters and many different ones: what people do not write and generators do. */
const looksRandom = (value: string): boolean =>
  value.length >= 16 &&
  /[0-9]/.test(value) &&
  /[a-zA-Z]/.test(value) &&
  new Set(value).size >= Math.min(10, value.length / 2);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `token: TokenStream` is a declaration. */
const TYPE_NAME = /^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/;

const mixedCase = (value: string): boolean => /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9]/.test(value);

const GENERIC_SHAPE = SECRET_SHAPES.length - 1;
const SHAPES = new RegExp(`(?<![\\w-])(?:${SECRET_SHAPES.map((shape) => `(${shape})`).join('|')})`, 'g');

/*
 * Each rule first looks for a word that it needs: nearly all text has none, and to compile the rules would cost more than everything else
 * that is done for a short one.
 */

const redactShapes = (text: string): string =>
  mayHoldShape(text)
    ? text.replace(SHAPES, (whole, ...groups) => {
        const generic: unknown = groups[GENERIC_SHAPE];
        return generic !== undefined && !mixedCase(whole) ? whole : REDACTED;
      })
    : text;

const KEY_BLOCK = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** From the first line of a private key to its last, or to the end of the text when it was cut. */
function redactKeyBlocks(text: string): string {
  if (!text.includes('-----BEGIN ')) return text;
  let out = '';
  let from = 0;
  for (const begin of text.matchAll(KEY_BLOCK)) {
    if (begin.index < from) continue;
    const end = text.indexOf('-----END ', begin.index);
    const close = end < 0 ? -1 : text.indexOf('-----', end + 9);
    out += `${text.slice(from, begin.index)}${REDACTED}`;
    from = close < 0 ? text.length : close + 5;
  }
  return from === 0 ? text : out + text.slice(from);
}

const URL_CREDENTIALS = /([a-zA-Z][a-zA-Z0-9+.-]{1,20}:\/\/)([^\s/"'<>`]+)@/g;
const ORACLE = /(jdbc:oracle:\w{1,10}:)[^\s/@"']+\/[^\s@"']+@/g;

/** `git@` and other bare user names stay readable; a name with a password, or a token as the name, goes. */
const redactUrls = (text: string): string => {
  if (!text.includes('@')) return text;
  const plain = text.includes('://')
    ? text.replace(URL_CREDENTIALS, (whole, scheme: string, user: string) =>
        user.includes(':') || looksRandom(user) ? `${scheme}${REDACTED}@` : whole,
      )
    : text;
  return plain.includes('jdbc:oracle:') ? plain.replace(ORACLE, `$1${REDACTED}@`) : plain;
};

const HEADER =
  /\b((?:proxy-)?authorization\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?)(?:(basic|bearer|token|digest|negotiate|apikey|aws4-hmac-sha256)\s+)?[^\s"'\\][^"'\\\n]*/gi;
const COOKIE = /\b((?:set-)?cookie\\?["']?:\s{0,3}\\?["']?)[^\s"'\\][^"'\\\n]*/gi;
const BEARER = /\b(bearer\s+)(?!‹)([\w.~+/=-]{8,})/gi;

function redactHeaders(text: string): string {
  const lower = text.toLowerCase();
  let out = text;
  if (lower.includes('authorization'))
    out = out.replace(HEADER, (_, name: string, scheme?: string) => `${name}${scheme ? `${scheme} ` : ''}${REDACTED}`);
  if (lower.includes('cookie')) out = out.replace(COOKIE, `$1${REDACTED}`);
  if (lower.includes('bearer'))
    out = out.replace(BEARER, (whole, name: string, value: string) =>
      /[0-9]/.test(value) ? `${name}${REDACTED}` : whole,
    );
  return out;
}

const VALUE = `(\\\\?["'\`]?)([^\\s"'\`&;\\\\]+)`;
const ASSIGN = `(?:[_-]?(?:value|base64|b64|raw|file_content))?\\\\?["'\`\\]]{0,2}\\s{0,3}(?:=>|:=|={1,3}|:)\\s{0,3}`;
const SECRET_VALUE = new RegExp(`((?:${SECRET_NAMES})${ASSIGN})${VALUE}`, 'gi');
const DOUBTFUL_VALUE = new RegExp(`((?:${DOUBTFUL_NAMES})${ASSIGN})${VALUE}`, 'gi');
const QUOTED_TAIL = /^[^"'`\n\\]*/;

const isPath = (value: string): boolean => /^(?:\/|~|[A-Za-z]:[\\/]|\.{1,2}\/)/.test(value);

/** Trailing punctuation of a sentence or a literal is not the secret's. */
const splitTail = (value: string): [string, string] => {
  const tail = value.match(/[,)}\].]+$/)?.[0] ?? '';
  return [value.slice(0, value.length - tail.length), tail];
};

type Judge = (value: string, name: string, before: string) => boolean;

const replaceValues = (text: string, regex: RegExp, isSecret: Judge): string => {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(regex)) {
    const [whole, name = '', quote = '', raw = ''] = match;
    if (match.index < from) continue;
    const [value, tail] = splitTail(raw);
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    if (value === '' || HARMLESS.test(value) || !isSecret(value, name, before)) continue;
    const end = match.index + whole.length;
    const rest = quote === '' ? 0 : (text.slice(end, end + 400).match(QUOTED_TAIL)?.[0].length ?? 0); // a passphrase has spaces
    out += `${text.slice(from, match.index)}${name}${quote}${REDACTED}${rest > 0 ? '' : tail}`;
    from = end + rest;
  }
  return from === 0 ? text : out + text.slice(from);
};

const secretNamed: Judge = (value, name) => !(/pwd/i.test(name) && isPath(value)) && !/^[=:]+$/.test(value);

const PARSER_TALK =
  /(?:unexpected|expected|invalid|illegal|unknown|unrecognized|missing|bad|next|previous|syntax|end of)\s{0,2}$/i;

const doubtfullyNamed: Judge = (value, name, before) => {
  if (PARSER_TALK.test(before) || isPath(value)) return false;
  if (/^_auth|token/i.test(name))
    return /^[\w.~+/=-]{6,}$/.test(value) && !/^\d{1,7}$/.test(value) && !TYPE_NAME.test(value);
  if (/pass/i.test(name)) return !/^\d+$/.test(value) || name.includes('=');
  return looksRandom(value) && !UUID.test(value);
};

const FLAG =
  /(--?(?:password|passwd|pass|token|auth-token|access-token|api-key|apikey|secret|client-secret|secret-key|private-key)(?:\s+|=))(["']?)([^\s"']+)/gi;
const LOGIN = /(\b(?:curl|wget|http|https|xh)\b[^\n|;]{0,200}?\s(?:-u|--user)[\s=]+["']?[^\s:"']{1,80}:)([^\s"']+)/g;
const SHORT_FLAG =
  /(\b(?:sshpass\s+-p\s*|mysql(?:dump|admin)?\b[^\n|;]{0,120}?\s-p(?=\S)|redis-cli\b[^\n|;]{0,120}?\s-a\s+|docker\s+login\b[^\n|;]{0,120}?\s-p\s+))(["']?[^\s"']+)/g;

/** How the options of `FLAG` begin, and the programs of the other two. */
const FLAG_STARTS = ['-pass', '-token', '-auth-', '-access-', '-api', '-secret', '-client-', '-private-'];
const CLIENTS = ['curl', 'wget', 'http', 'xh'];
const PROGRAMS = ['sshpass', 'mysql', 'redis-cli', 'docker'];

const holdsOne = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

function redactFlags(text: string): string {
  if (!text.includes('-')) return text;
  const unlessHarmless = (whole: string, head: string, value: string): string =>
    HARMLESS.test(value) ? whole : `${head}${REDACTED}`;
  let out = text;
  if (holdsOne(text.toLowerCase(), FLAG_STARTS))
    out = out.replace(FLAG, (whole, flag: string, quote: string, value: string) =>
      HARMLESS.test(value) || value.startsWith('-') ? whole : `${flag}${quote}${REDACTED}`,
    );
  if (text.includes('-u') && holdsOne(text, CLIENTS)) out = out.replace(LOGIN, unlessHarmless);
  if (holdsOne(text, PROGRAMS)) out = out.replace(SHORT_FLAG, unlessHarmless);
  return out;
}

/** Characters from the end of such a word to the sign that assigns a value, at most and with room to spare. */
const TO_SIGN = 60;

/** Does one of the words stand before something that may assign a value? */
const isNamed = (lower: string, words: readonly string[]): boolean =>
  words.some((word) => {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
      const after = lower.slice(at + word.length, at + word.length + TO_SIGN);
      if (after.includes('=') || after.includes(':')) return true;
    }
    return false;
  });

function redactNamed(text: string): string {
  const lower = text.toLowerCase();
  const certain = isNamed(lower, SECRET_WORDS) ? replaceValues(text, SECRET_VALUE, secretNamed) : text;
  return isNamed(lower, DOUBTFUL_WORDS) ? replaceValues(certain, DOUBTFUL_VALUE, doubtfullyNamed) : certain;
}

const redactOnce = (text: string): string => {
  let out = redactKeyBlocks(text);
  out = redactUrls(out);
  out = redactHeaders(out);
  out = redactFlags(out);
  out = redactNamed(out);
  return redactShapes(out);
};

/** A secret taken out can make its surroundings readable as another; more than one more round was never seen to be needed. */
const MAX_ROUNDS = 5;

/**
 * Replaces secrets with `‹redacted›` and keeps the rest readable: tokens of well-known shapes, private keys, credentials in URLs
 * and command lines, authorization headers and cookies, and the values of names like `password`. Linear in the text; redacting
 * twice changes nothing more.
 */
export function redact(text: string): string {
  if (!text) return text; // of a capture that matched nothing not even a text is there
  let before = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const after = redactOnce(before);
    if (after === before) return after;
    before = after;
  }
  return before;
}
