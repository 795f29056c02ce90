/** Letters of other scripts that print like a Latin one, after lower-casing. */
const TWINS: Readonly<Record<string, string>> = {
  а: 'a',
  α: 'a',
  ɑ: 'a',
  в: 'b',
  с: 'c',
  ϲ: 'c',
  ԁ: 'd',
  е: 'e',
  ε: 'e',
  ɡ: 'g',
  н: 'h',
  һ: 'h',
  і: 'i',
  ι: 'i',
  ı: 'i',
  ј: 'j',
  к: 'k',
  κ: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  ο: 'o',
  р: 'p',
  ρ: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  τ: 't',
  υ: 'u',
  ѵ: 'v',
  ν: 'v',
  ԝ: 'w',
  х: 'x',
  χ: 'x',
  у: 'y',
  γ: 'y',
};

/**
 * Brings a file name to the form in which names that some file system, or a reader's eye, takes for the same are equal: Unicode
 * compatibility form, no invisible characters, lower case, no trailing dots and spaces, Latin letters for their twins.
 */
export function foldName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[. ]+$/, '');
  return Array.from(plain, (letter) => TWINS[letter] ?? letter).join('');
}

/** True for `.git` and every name that some file system resolves to it. */
export const isGitName = (name: string): boolean => /^(\.git|git~\d+)[. ]*(:.*)?$/.test(foldName(name));
