/** Cursor to the first column, or the whole line erased: what follows overwrites, as after a carriage return. */
const TO_LINE_START = /\x1b\[(?:[01]?G|2K)/g;
/** Cursor forward: some programs print a space so. */
const FORWARD = /\x1b\[\d{0,3}C/g;
/**
 * CSI (colours, cursor), OSC (titles, hyperlinks) ended by BEL or ST, other control strings, two-character escapes.
 * Each alternative stops at the next ESC, so the whole is linear even when nothing is ever ended.
 */
const ESCAPES =
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b\n]*\x1b\\|\x1b[ -/]*[0-~]|\x1b/g;
/** Other control characters: all but tab, line feed, carriage return, backspace and escape. */
const CONTROLS = /[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]/g;

/** Removes what a terminal would act on; line ends, carriage returns and backspaces stay. Linear. */
export function stripTerminal(text: string): string {
  const plain = text.includes('\x1b')
    ? text.replace(TO_LINE_START, '\r').replace(FORWARD, ' ').replace(ESCAPES, '')
    : text;
  return plain.replace(CONTROLS, '');
}

/** Applies backspaces: each removes the character before it on the same line. */
function applyBackspaces(line: string): string {
  const kept: string[] = [];
  for (const character of line) {
    if (character === '\b') kept.pop();
    else kept.push(character);
  }
  return kept.join('');
}

/** One line as it would look in the end: the last thing written over it, where a progress bar was drawn with carriage returns. */
export function settleLine(line: string): string {
  let settled = line;
  if (line.includes('\r')) settled = line.split('\r').findLast((part) => part.trim() !== '') ?? '';
  return settled.includes('\b') ? applyBackspaces(settled) : settled;
}
