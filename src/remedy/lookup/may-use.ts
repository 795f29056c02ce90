import { isTestFile } from './test-file.ts';

/** Folders of what a program is not made of. */
const ASIDE =
  /(^|\/)(?:__mocks__|__fixtures__|testdata|fixtures?|mocks?|examples?|samples?|demos?|bench(?:es|marks?)?|docs?|e2e|stories)\//i;

const isAside = (path: string): boolean => isTestFile(path) || ASIDE.test(path);

/**
 * May code at one path name a file at another? A program does not use what its tests, fixtures and examples are made of, though the name fits;
 * what stands aside itself may use anything. Pure.
 */
export const mayUse = (from: string, to: string): boolean => isAside(from) || !isAside(to);
