/** How a terminal is written to. Colour is there to find things, so there are five of them. */
export interface Style {
  /** Columns to wrap at; 0 = never wrap (a file, a pipe). */
  width: number;
  /** The name of what is wrong. */
  bad(text: string): string;
  good(text: string): string;
  /** Something to type, or an id. */
  key(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

/** What decides about colour and width. */
export interface Terminal {
  isTTY?: boolean;
  columns?: number;
  env: Readonly<Record<string, string | undefined>>;
}

const wrap = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string): string => text;

/** Colour on a terminal unless NO_COLOR or TERM=dumb says no; FORCE_COLOR forces it. https://no-color.org */
export function styleFor(terminal: Terminal): Style {
  const { env } = terminal;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  const colour =
    forced || (Boolean(terminal.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb' && env.FORCE_COLOR === undefined);
  const width = terminal.isTTY ? Math.max(40, Math.min(terminal.columns || 80, 100)) : 0;
  if (!colour) return { ...PLAIN, width };
  return {
    width,
    bad: wrap(31, 39),
    good: wrap(32, 39),
    key: wrap(36, 39),
    strong: wrap(1, 22),
    faint: wrap(2, 22),
  };
}

/** No colour, no wrapping. */
export const PLAIN: Style = { width: 0, bad: same, good: same, key: same, strong: same, faint: same };
