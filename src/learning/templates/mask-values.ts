import { settle, VALUE } from './settle.ts';

/** Endings that make a dotted name a host. Two letters: the countries. */
const TOP_LEVEL =
  'com|net|org|edu|gov|mil|int|info|biz|arpa|local|lan|internal|localdomain|localhost|home|corp|asia|cloud|dev|app|[a-z]{2}';
const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const OCTETS = String.raw`(?:\d{1,3}\.){3}\d{1,3}`;
/** What ends a path inside a sentence. */
const PATH_CHAR = String.raw`[^\s,;:'"()\[\]{}|=!\/]`;

/** Words that the alternatives behind the first one have something to say about. */
const NOT_PLAIN =
  'Mon|Tue|Wed|Thu|Fri|Sat|Sun|HTTP|SQLSTATE|[Tt]rue|TRUE|[Ff]alse|FALSE|null|NULL|root|admin|[a-f]{8}|[a-f]{16}|[A-F]{8}|[A-F]{16}';

/**
 * The parts of a line in order of precedence: the first alternative that matches at a place wins. Three are told apart by their group: `$1` words of
 * letters (first, because most of a line is such: nothing else need be tried on them), `$2` codes and class names that name the error; both
 * are kept. `$3` what is a value only with enough digits. All others are values by nature. Every repetition is bounded or a single class: linear.
 */
const partsOf = (at: boolean): RegExp =>
  new RegExp(
    [
      String.raw`(\b(?!(?:${NOT_PLAIN})\b)[A-Za-z]{1,200}(?=[ ,;]|$))`,
      // URL, request line, UUID
      String.raw`\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\/\/[^\s'"<>)\]},;]{1,2000}(?<!\.)`,
      String.raw`(?<=\b[A-Z]{3,7} )\/[^\s"']{0,2000} HTTP\/\d(?:\.\d)?\b`,
      String.raw`\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b`,
      // codes
      String.raw`(\bSQLSTATE\b[\s\[:(]{0,3}\w{5}|\bHTTP(?:\/[\d.]{1,3})? [1-5]\d\d\b|(?<![\w.-])[A-Z]{1,7}-?\d{3,5}(?=:(?:\s|$)|[\])])|(?<=\b(?:[Ee]rror|ERROR|[Ww]arning|WARN(?:ING)?)[ :[]{1,2})[A-Z]{1,7}-?\d{3,5}\b|\b[A-Za-z_$][\w$]{0,200}(?:Error|Exception)\b)`,
      // versions with what distributors write to them
      String.raw`(?<![\w.+-])(?:\d{1,3}:)?\d\w{0,40}(?:(?:\.\w{1,40}){1,20}(?:[-+~][\w.]{1,60}){1,12}|[+~][\w.]{1,60}(?:[-+~][\w.]{1,60}){0,12})(?<!\.)(?![\w-])|(?<![\w.:])\d{1,3}:\d\w{0,40}(?:\.\w{1,40}){1,20}(?![\w:])`,
      // moments: with the day's name, ISO and its relatives, a time of day
      String.raw`\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:${MONTH}) {1,2}\d{1,2} \d\d:\d\d:\d\d(?: [A-Z]{3,5}\b)?(?: \d{4})?`,
      String.raw`\b\d{4}[-\/]\d{1,2}[-\/]\d{1,2}(?:[T ,_:-]\d\d[:-]\d\d(?:[:-]\d\d)?(?:[.,:]\d{1,9})?)?(?: ?(?:Z\b|UTC\b|[+-]\d\d:?\d\d))?`,
      String.raw`(?<![\w:.])\d{1,2}:\d\d(?::\d\d){0,2}(?:[.,]\d{1,9})?(?![\w:])`,
      // addresses: MAC, PCI, IPv6, IPv4 with name, port or mask, mail, hosts with port or known ending
      String.raw`\b(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}\b|\b[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f]\b|(?<![\w:])[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}(?![\w:])`,
      String.raw`(?<![\w.])(?:[\w-]{1,60}\/|\/)?${OCTETS}(?::\d{1,5}\b|\/\d{1,2}\b)?(?!\w)`,
      ...(at ? [String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}`] : []),
      String.raw`(?<![\w.\/@-])(?:[a-zA-Z0-9_-]{1,63}\.){1,8}(?:${TOP_LEVEL}):\d{1,5}(?!\w)|(?<![\w.\/@-])(?!(?:org|com|net|edu|java|javax|android|io|sun)\.)(?:[a-zA-Z0-9_-]{1,63}\.){2,8}(?:${TOP_LEVEL})(?![\w.]\w)|(?<![\w.\/@-])\w{1,30}(?:-\w{1,30}){1,6}:\d{2,5}\b`,
      // packages with their version, long keys of mixed letters and digits
      ...(at ? [String.raw`(?<![\w@\/.-])@?[A-Za-z][\w.\/-]{0,100}@[~^v]?\d[\w.+-]{0,60}(?<!\.)`] : []),
      String.raw`(?<![\w+\/=])(?=[\w+\/]{24})(?=[\w+\/]{0,60}\d)(?=[\w+\/]{0,60}[A-Z])(?=[\w+\/]{0,60}[a-z])[\w+\/]{24,200}={0,2}(?![\w\/])`,
      // paths: Windows, absolute, relative with two folders, component names, relative with an ending
      String.raw`(?<![\w.\/<\\])(?:[A-Za-z]:\\|\\\\)[^\s,;:'"()\[\]{}|]{1,300}`,
      String.raw`(?<![\w.\/<>\\])(?:~|\.{1,3})?\/${PATH_CHAR}{1,300}(?:\/${PATH_CHAR}{1,300}){0,60}\/?`,
      String.raw`(?<![\w.\/])(?:[\w.+-]{1,100}\/){2,60}[\w.+-]{1,100}|(?<![\w.\/])\w{1,60}(?:\.\w{1,60}){1,10}\/[\w.]{1,200}|(?<![\w.\/])(?:[\w.@+-]{1,100}\/){1,60}[\w@+-]{1,100}\.[A-Za-z]\w{0,7}\b`,
      // truth values, the person who may do everything, numbers with what is written to them, memory words
      String.raw`\b(?:[Tt]rue|TRUE|[Ff]alse|FALSE|null|NULL|root|admin)\b`,
      String.raw`(?<!\w)(?:[-+]?|v(?=\d{1,5}\.))\d\w{0,200}(?:\.\d\w{0,200}){0,20}%?`,
      String.raw`\b(?:[0-9a-f]{8}|[0-9a-f]{16}|[0-9A-F]{8}|[0-9A-F]{16})\b`,
      // places in a machine room, identifiers numbered by machines
      String.raw`((?<![\w.:-])(?:[A-Z]{1,3}\d{0,3}[-:]){2,12}[A-Z]{1,3}\d{1,3}\b|\b[a-zA-Z]\w{0,60}_-\d{1,40}\b|\b(?=[a-zA-Z_$~]{0,200}\d)[\w$~]{1,400})`,
    ].join('|'),
    'g',
  );
const PARTS = partsOf(false);
/** With what an at sign tells; on lines without one it would only be tried on every word. */
const PARTS_AT = partsOf(true);

/** Words with a digit or two are names (`ssh2`, `L1`); with more they were numbered by a machine. */
const MACHINE_DIGITS = 3;

const digitsIn = (text: string): number => {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits;
};

/** `10.0.0.1 (10.0.0.1)`: the same said twice. */
const SAID_TWICE = /(\S{3,100}) \(\1\)/g;

const collapseBlanks = (text: string): string => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text);

/**
 * The line with its values by nature (addresses, moments, paths, numbers, truth values, identifiers numbered by machines) replaced by `VALUE`, blanks
 * collapsed, and settled (`settle`). Error codes and class names stay. Linear; at most 2,000 characters are looked at.
 */
export function maskValues(line: string): string {
  const text = collapseBlanks(line.slice(0, 2000).trim());
  const once = text.includes(' (') ? text.replace(SAID_TWICE, '$1') : text;
  return settle(
    once.replace(
      once.includes('@') ? PARTS_AT : PARTS,
      (whole: string, word: string | undefined, code: string | undefined, numbered: string | undefined, at: number) =>
        word !== undefined || code !== undefined || (numbered !== undefined && digitsIn(numbered) < MACHINE_DIGITS)
          ? whole
          : whole.endsWith('.') && at + whole.length === once.length
            ? VALUE + '.'.repeat(whole.length - whole.replace(/\.+$/, '').length)
            : VALUE,
    ),
  );
}
