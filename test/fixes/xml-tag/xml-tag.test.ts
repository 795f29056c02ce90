import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'xml-tag' };
const ERROR = /^(?<file>\S+?):(?<line>\d+): parser error : (?<message>.*)/;
const lint = ['xmllint', '--noout', 'a.xml'];
const rows = (...lines: string[]): string => `<rows>\n${lines.map((line) => `  ${line}\n`).join('')}</rows>\n`;

describe.skipIf(!haveTool('xmllint'))('xml-tag', () => {
  it('corrects the closing tag', async () => {
    const project = makeProject({ 'a.xml': rows('<title>x</titel>', '<title>y</title>') });
    expect((await project.heal(lint, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.xml')).toContain('<title>x</title>');
  });

  it('corrects the opening tag where that is the unknown one', async () => {
    const project = makeProject({ 'a.xml': rows('<titel>x</title>', '<title>y</title>') });
    expect((await project.heal(lint, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('a.xml')).not.toContain('titel');
  });

  it('refuses when neither name is known, and when an element is not closed', async () => {
    const unknown = makeProject({ 'a.xml': rows('<titel>x</title>') });
    expect((await unknown.propose(lint, ERROR, FIX)).kind).toBe('refuse');
    const open = makeProject({ 'a.xml': '<rows>\n  <title>x\n</rows>\n' });
    expect((await open.propose(lint, ERROR, FIX)).kind).toBe('refuse');
  });
});
