/** Folders of dependencies and build results are looked into only when a glob names them. */
export const HEAVY: ReadonlySet<string> = new Set([
  'node_modules',
  '.venv',
  'venv',
  'target',
  '.tox',
  '.gradle',
  '.next',
  'site-packages',
  'vendor',
]);
