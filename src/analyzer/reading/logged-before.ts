/**
 * Does the line before a stack trace say that somebody caught it? A log record of level warning or worse
 * (`ERROR:root:sync failed, retrying`, `2026-01-02 10:00:00 ERROR worker: …`), or a message that goes on. A program that goes
 * down says nothing before.
 */
export const loggedBefore = (lines: readonly string[], start: number): boolean => {
  const before = lines[start - 1] ?? '';
  if (/^Exception (?:in thread|ignored in)|^Unhandled|^Uncaught/i.test(before)) return false;
  return (
    /^.{0,60}\b(?:WARN(?:ING)?|ERROR|CRITICAL|FATAL|SEVERE)\b/.test(before) ||
    /\b(?:retry|retrying|ignored|ignoring|skipp(?:ed|ing)|caught|handled|falling back|recover(?:ed|ing))\b/i.test(
      before,
    )
  );
};
