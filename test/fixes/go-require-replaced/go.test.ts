import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ERROR = /provides package (?<package>\S+) and is replaced but not required/;
const FIX = { strategy: 'go-require-replaced' };
const RUN = ['go', 'vet', './...'];

describe.skipIf(!haveTool('go', ['version']))('go-require-replaced', () => {
  it('requires the module that is replaced by a folder', async () => {
    const project = makeProject({
      'go.mod': 'module acme.dev/kiln\n\ngo 1.19\n\nreplace acme.dev/clay => ./clay\n',
      'main.go': 'package main\n\nimport "acme.dev/clay"\n\nfunc main() { clay.Wet() }\n',
      'clay/go.mod': 'module acme.dev/clay\n\ngo 1.19\n',
      'clay/clay.go': 'package clay\n\nfunc Wet() {}\n',
    });
    expect((await project.heal(RUN, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('go.mod')).toContain('require acme.dev/clay v0.0.0-');
  });

  it('refuses a module that go.mod does not replace', async () => {
    const project = makeProject({ 'go.mod': 'module acme.dev/kiln\n\ngo 1.19\n', 'say.sh': 'echo "main.go:3:8: module acme.dev/clay provides package acme.dev/clay and is replaced but not required; to add it:"; exit 1\n' });
    expect((await project.propose(['sh', 'say.sh'], ERROR, FIX)).kind).toBe('refuse');
  });
});
