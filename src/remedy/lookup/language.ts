export type Language =
  | 'python'
  | 'javascript'
  | 'typescript'
  | 'rust'
  | 'go'
  | 'java'
  | 'c'
  | 'php'
  | 'ruby'
  | 'shell'
  | 'perl';

const BY_EXTENSION: Record<string, Language> = {
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  rs: 'rust',
  go: 'go',
  java: 'java',
  c: 'c',
  h: 'c',
  cc: 'c',
  cpp: 'c',
  cxx: 'c',
  hpp: 'c',
  hh: 'c',
  hxx: 'c',
  php: 'php',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  pl: 'perl',
  pm: 'perl',
  t: 'perl',
  sh: 'shell',
  bash: 'shell',
};

/** The language of a source file by its extension, or null. */
export const languageOf = (path: string): Language | null =>
  BY_EXTENSION[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? null;

/** Globs of all files in a language; TypeScript and JavaScript see each other's files. */
export function globsOf(language: Language): string[] {
  const family = (name: Language): boolean => name === language || (SCRIPT.has(name) && SCRIPT.has(language));
  return Object.entries(BY_EXTENSION)
    .filter(([, name]) => family(name))
    .map(([extension]) => `**/*.${extension}`);
}
const SCRIPT = new Set<Language>(['javascript', 'typescript']);
