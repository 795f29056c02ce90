/** A print of a status by the command itself: `echo "exit code: $?"`. The status stands between the two texts. */
export interface StatusEcho {
  before: string;
  after: string;
  /** It is the status of a call that does work; otherwise it says nothing about the work (`tail`, `true`, `grep`). */
  tells: boolean;
}

/** A print as found in a command; `variable`: what it prints (`?` or a name), null for one part of a pipe (`PIPESTATUS`). */
export interface FoundEcho {
  before: string;
  after: string;
  variable: string | null;
}

/** Finds the status variable in the words of `echo` or `printf`. */
export function readStatusEcho(words: readonly string[], variables: ReadonlyMap<string, boolean>): FoundEcho | null {
  if (words[0] !== 'echo' && words[0] !== 'printf') return null;
  const options = words[0] === 'echo' ? /^-[neE]+$/ : /^-v$/;
  const text = words.slice(words[1] !== undefined && options.test(words[1]) ? 2 : 1).join(' ');
  const variable = /\$(?:\{(?:PIPESTATUS|pipestatus)\[\d\]\}|\{(\w+|\?)\}|(\w+|\?))/g;
  for (const match of text.matchAll(variable)) {
    const name = match[1] ?? match[2];
    if (name !== undefined && name !== '?' && !variables.has(name)) continue;
    const variable = name ?? null;
    if (words[0] === 'printf') return { ...printfEcho(text.slice(0, match.index).trim()), variable };
    const after = text.slice(match.index + match[0].length);
    return { before: lastLine(text.slice(0, match.index)), after: firstLine(after), variable };
  }
  return null;
}

const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1).replace(/^.*[$`]\S*/, '');
const firstLine = (text: string): string => text.replace(/[\n$`][\s\S]*$/, '');

/** `printf 'exit=%d\n' $?` */
function printfEcho(format: string): Pick<FoundEcho, 'before' | 'after'> {
  const [before = '', after = ''] = format.split(/%[dsi]/, 2);
  return { before: before.replace(/^.*\\n/s, ''), after: after.replace(/\\n[\s\S]*$/, '') };
}

/**
 * The statuses that an output shows for these prints, in their order; null for one that is not there.
 * Only the last place counts, since a print stands after the output of what it reports on.
 */
export function echoedStatuses(lines: readonly string[], echoes: readonly StatusEcho[]): (number | null)[] {
  return echoes.map(({ before, after }) => {
    for (let i = lines.length - 1; i >= 0; i--) {
      const line = lines[i] as string;
      const at = before === '' ? 0 : line.lastIndexOf(before);
      const digits = at < 0 ? null : /^\d{1,3}(?!\d)/.exec(line.slice(at + before.length))?.[0];
      if (!digits) continue;
      const rest = line.slice(at + before.length + digits.length);
      const bare = before.trim() === '' && after.trim() === '';
      if (bare ? line.trim() === digits : rest.startsWith(after.trimEnd())) return Number(digits);
    }
    return null;
  });
}
