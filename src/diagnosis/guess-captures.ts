import type { CaptureName, Captures, Category } from '../pattern/pattern.ts';

const QUOTED =
  /(?:^|[\s(:=,[])(?:'([^'\s]{1,160})'|"([^"\n]{1,160})"|`([^`'\n]{1,160})[`']|‘([^’\n]{1,160})’|“([^”\n]{1,160})”)/g;
const PATH =
  /(?:^|[\s('"`‘“=:])((?:[A-Za-z]:[\\/]|~?\/|\.{1,2}\/)?(?:[\w@.+-]{1,80}[\\/]){0,12}[\w@.+-]{0,80}\.[A-Za-z]\w{0,8}|(?:~?\/|\.{1,2}\/)(?:[\w@.+-]{1,80}\/?){1,12})(?=[\s)'"`’”,:;]|$)/;
const OPTION = /(?:^|[\s'"`‘“])(--?[A-Za-z][\w-]{0,60})/;
const PORT = /\bport:? (\d{2,5})\b|[\w\]*.](?:\]|\b):(\d{2,5})\b(?!:?\d)/i;
const HOST =
  /\b(?:host(?:name)?:?|connect(?:ion)? to|server(?: at)?|lookup|resolve) ['"`‘“]?(?:https?:\/\/)?([\w-]{1,63}(?:\.[\w-]{1,63}){0,8})\b|\b(\d{1,3}(?:\.\d{1,3}){3}|localhost)\b|\bhost=['"]([\w.-]{1,120})['"]|\b(?:ENOTFOUND|EAI_AGAIN) ([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/i;
const CODE = /(?:\b(?:code|error) |[[(])([A-Z]{1,6}-?\d{2,5})\b/;
const MISSING_COMMAND =
  /(?:^|[\s:'"`‘“])([\w.+-]{1,80})['"`’”]?: (?:command )?not found\b|\bcommand not found: ([\w.+-]{1,80})/;

const first = (match: RegExpExecArray | null): string | undefined =>
  match?.slice(1).find((group) => group !== undefined);

const looksLikePath = (text: string): boolean => /[/\\]/.test(text) || /\.[A-Za-z]\w{0,8}$/.test(text);

/** What the first quoted word of a message mostly is, by the kind of the problem. */
const MEANING: Partial<Record<Category, CaptureName>> = {
  import: 'module',
  dependency: 'package',
  usage: 'command',
  command_not_found: 'command',
  link: 'symbol',
  file_not_found: 'file',
  permission: 'file',
  test: 'test',
};

/** A noun that says what the word behind it is. */
interface Noun {
  words: readonly string[];
  name: CaptureName;
  /** Compiled once one of the words stands in a message. */
  form?: RegExp;
}

const NOUNS: readonly Noun[] = [
  noun('package|crate|gem|distribution|formula|dependency|plugin|extension|ext', 'package'),
  noun('module|library|namespace', 'module'),
  noun(
    'class|function|method|variable|symbol|name|identifier|type|property|field|member|attribute|constant|constraint|column|role|user|' +
      'directive|service|resource|key',
    'symbol',
  ),
  noun('table|relation|collection', 'table'),
  noun('branch|refspec|ref', 'branch'),
  noun('command|subcommand|program|executable', 'command'),
  noun('target|task|rule|goal|recipe', 'target'),
  noun('script', 'script'),
  noun('fixture', 'fixture'),
  noun('file|path|directory|folder|template|archive|jarfile|script file', 'file'),
];

function noun(words: string, name: CaptureName): Noun {
  return { words: words.split('|'), name };
}

/** What stands behind the noun in a text; undefined where the noun does not. */
function namedBy(one: Noun, text: string, lower: string): string | undefined {
  if (!one.words.some((word) => lower.includes(word))) return undefined;
  one.form ??= new RegExp(
    `\\b(?:${one.words.join('|')})(?: named| called)?:? ['"\`‘“]?([\\w@$./:+~\\\\-]{2,120})`,
    'i',
  );
  return one.form.exec(text)?.[1];
}

/** Words that stand behind a noun without being its name. */
const FILLER =
  /^(?:is|was|are|were|has|have|had|not|no|in|on|at|of|to|for|from|with|the|an?|and|or|by|as|does|do|did|could|cannot|can|must|should|already|found|missing|failed|name|names|file|files|error|errors|path|exists?|contains?|violates|into|given|required|undefined|unknown|type|value|version|it|this|that|be|been|but|only|argument|declaration|reference|definition|resolution|import|exception)$/i;

/** What stands before the message: times, levels, threads. */
const PREFIX = /^(?:[\d:.,TZ/+\s-]{8,40}\s?)?(?:\[\w{1,12}\]\s)?(?:\d+#\d+: )?(?:Exception in thread "[^"]{1,60}" )?/;

/**
 * The names that a message states, where no pattern and no reader knows the tool: what is quoted, what a noun announces, paths, options,
 * ports. Each is what the kind of the problem makes most likely.
 */
export function guessCaptures(line: string, category: Category): Captures {
  const text = line.slice(0, 600).replace(PREFIX, '');
  const quoted = [...text.matchAll(QUOTED)].map((match) => match.slice(1).find((group) => group !== undefined) ?? '');
  const word = quoted.find((one) => !looksLikePath(one) && !one.startsWith('-') && /[A-Za-z]/.test(one));
  const meaning = MEANING[category] ?? 'symbol';
  const guessed: Record<string, string | undefined> = {};
  const lower = text.toLowerCase();
  for (const one of NOUNS) {
    const named = namedBy(one, text, lower)?.replace(/[.:]+$/, '');
    if (named && !FILLER.test(named)) guessed[one.name] ??= named;
  }
  const add = (name: CaptureName, value: string | undefined): void => {
    guessed[name] ??= value;
  };
  add('file', quoted.find(looksLikePath) ?? first(PATH.exec(text)));
  add('code', first(CODE.exec(text)));
  if (category === 'usage') add('option', first(OPTION.exec(text)));
  if (category === 'command_not_found') add('command', first(MISSING_COMMAND.exec(text)));
  if (['port_in_use', 'connection', 'network'].includes(category)) add('port', first(PORT.exec(text)));
  if (['connection', 'network', 'auth'].includes(category)) add('host', first(HOST.exec(text)));
  if (guessed.file === guessed.host) guessed.file = undefined;
  add(meaning, meaning === 'module' ? quoted.find((one) => /[A-Za-z]/.test(one)) : word);
  add('symbol', word ?? guessed.package ?? guessed.table ?? guessed.command ?? guessed.target);
  return Object.fromEntries(Object.entries(guessed).filter(([, value]) => value));
}
