import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const ERROR = /ValueError: mutable default <class '(?<type>\w+)'> for field (?<symbol>\w+) is not allowed/;
const FIX = { strategy: 'dataclass-default' };

describe('dataclass-default', () => {
  it('makes every such default anew, and imports what that needs', async () => {
    const project = makeProject({
      'run.py':
        'from dataclasses import dataclass\n\n\n@dataclass\nclass Box:\n    name: str\n    items: list = []\n    seen: dict[str, int] = {"a": 1}  # start\n\n\none, two = Box("x"), Box("y")\none.items.append(1)\nprint(two.items, two.seen)\n',
    });
    expect((await project.heal(['python3', 'run.py'], ERROR, FIX)).after.output).toBe("[] {'a': 1}\n");
    expect(project.read('run.py')).toContain('items: list = field(default_factory=list)\n');
  });

  it('refuses a default that goes over lines', async () => {
    const project = makeProject({
      'run.py': 'from dataclasses import dataclass\n\n\n@dataclass\nclass Box:\n    items: list = [\n        1,\n    ]\n',
    });
    expect((await project.propose(['python3', 'run.py'], ERROR, FIX)).kind).toBe('refuse');
  });
});
