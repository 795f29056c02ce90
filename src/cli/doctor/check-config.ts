import { type Check, ok } from './check.ts';

/** Do the configuration files say what the schema knows? */
export const checkConfig: Check = {
  name: 'configuration',
  async run({ configProblems }) {
    if (configProblems.length === 0) return [ok('no faults')];
    return configProblems.map(({ file, key, message }) => ({
      level: 'problem',
      what: `${file}${key === null ? '' : `, ${key}`}: ${message}`,
      why: 'That part of the file does not count.',
      command: `Correct ${file}.`,
    }));
  },
};
