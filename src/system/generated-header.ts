const COMMENT = /^\s*(?:\/\/|\/\*|\*|#|--|;|<!--|%|"""|'''|REM\b|@|dnl\b)/;
const SAYS_GENERATED =
  /do not (?:edit|modify|change)(?: (?:this file|manually|by hand|directly))?|@generated\b|code generated\b|auto-?(?:matically )?generated|(?:is|was) (?:machine|automatically )?-?generated|^\W*generated (?:by|from|using|with|on|at)\b|machine[- ]generated|generated file\b|changes (?:to this file )?will be (?:lost|overwritten)/i;

/** The line with which a file states that a tool wrote it, or null. Only comment lines among the first 15 count. */
export function generatedHeader(text: string): string | null {
  const lines = text.replace(/^\uFEFF|^\u00EF\u00BB\u00BF/, '').split(/\r?\n/, 15);
  for (const line of lines) {
    const stated = COMMENT.test(line) ? SAYS_GENERATED.exec(line) : null;
    if (stated) return line.replace(/^[\s/*#;%<!-]+|[\s*/>-]+$/g, '').slice(0, 100);
  }
  return null;
}
