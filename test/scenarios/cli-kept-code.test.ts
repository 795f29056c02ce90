import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heal } from '../support/cli.ts';
import { tempProject } from '../support/temp-project.ts';

/** Compiled code that is not accepted is written anew. */
const written = (state: string): Record<string, number> => {
  const folder = join(state, 'code');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]));
};

describe('the compiled code of commands that ask the history', () => {
  const COMMANDS = ['history', 'patterns list shop', 'patterns show shop/region', 'patterns review', 'doctor'];

  it.each(COMMANDS)('is kept, and used by the next: %s', async (line) => {
    const args = line.split(' ');
    const project = tempProject({}, { git: true });
    await heal(project, ['patterns', 'new', 'shop/region', '--line', "shop: no region 'eu-7' in zone 3"]);
    await heal(project, ['diagnose', '--record'], { input: "shop: no region 'us-9' in zone 12\n" });
    await heal(project, args); // takes in
    const { stdout } = await heal(project, args);
    const first = written(project.state);
    expect(Object.keys(first)).not.toEqual([]);
    expect((await heal(project, args)).stdout).toBe(stdout);
    expect(written(project.state)).toEqual(first);
  });
});
