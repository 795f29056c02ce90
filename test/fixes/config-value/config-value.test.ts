import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'config-value' };
const ERROR = /^\[error\] Invalid (?<key>\w+) value/;
/** Says what Prettier says of an option; the tool itself is not among the packages of this repository. */
const SAYS = "const { semi } = JSON.parse(require('fs').readFileSync('.prettierrc', 'utf8'));\nif (semi !== 'as-needed') {\n  console.error(`[error] Invalid quoteProps value. Expected \"as-needed\", \"consistent\" or \"preserve\", but received \"${semi}\".`);\n  process.exit(2);\n}\n";
const project = (value: string) =>
  makeProject({ 'check.js': SAYS.replaceAll('semi', 'quoteProps'), '.prettierrc': `{\n  "quoteProps": "${value}"\n}\n` });

describe('config-value', () => {
  it('writes the near value', async () => {
    const near = project('as-neded');
    expect((await near.heal(['node', 'check.js'], ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('refuses a value that is near to none', async () => {
    expect((await project('always').propose(['node', 'check.js'], ERROR, FIX)).kind).toBe('refuse');
  });
});
