import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'duplicate-key' };
const INI = 'import configparser\nc = configparser.ConfigParser()\nc.read("app.ini")\nprint(c["web"]["port"])\n';
const TOML = 'import tomllib\nprint(tomllib.load(open("app.toml", "rb"))["web"]["port"])\n';

describe('duplicate-key', () => {
  it('removes the second of two equal lines', async () => {
    const ini = makeProject({ 'run.py': INI, 'app.ini': '[web]\nport = 80\nhost = a\nport = 80\n' });
    expect((await ini.heal(['python3', 'run.py'], /DuplicateOptionError/, FIX)).after.output).toBe('80\n');
    expect(ini.read('app.ini')).toBe('[web]\nport = 80\nhost = a\n');
    const toml = makeProject({ 'run.py': TOML, 'app.toml': '[web]\nport = 80 # first\nhost = "a"\nport = 80\n\n[db]\nport = 1\n' });
    expect((await toml.heal(['python3', 'run.py'], /Cannot overwrite/, { strategy: 'config-syntax' })).after.output).toBe('80\n');
  });

  it('leaves two values to a person, and names both', async () => {
    const project = makeProject({ 'run.py': TOML, 'app.toml': '[web]\nport = 80\nport = 81\n' });
    const refused = await project.propose(['python3', 'run.py'], /Cannot overwrite/, FIX);
    expect(refused).toMatchObject({ kind: 'refuse' });
    expect(JSON.stringify(refused)).toContain('80 (line 2) and 81 (line 3)');
  });
});
