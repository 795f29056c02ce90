/** A test or step that its runner marks as passed: its title may speak of any failure. */
const PASSED = /^\s*(?:[✓✔√] {1,3}\S|ok \d+\b|--- PASS: |test \S.* \.\.\. ok$|\S+::\S.* PASSED\b|PASS {1,2}\S)/;

/** Does the line only name a test that passed? */
export const isPassedLine = (line: string): boolean => PASSED.test(line);
