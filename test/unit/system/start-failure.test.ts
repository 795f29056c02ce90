import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startFailure } from '../../../src/system/start-failure.ts';

it('tells a script without the execute bit from one without its interpreter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'here.py'), '#!/usr/bin/env python3\nprint(1)\n', { mode: 0o644 });
  writeFileSync(join(folder, 'gone.py'), '#!/opt/none/python9\nprint(1)\n', { mode: 0o755 });
  expect(startFailure('./here.py', 'ENOENT', folder)).toEqual({
    exitCode: 126,
    message: 'sh: ./here.py: Permission denied\n',
  });
  expect(startFailure('./gone.py', 'ENOENT', folder).message).toBe(
    'sh: ./gone.py: /opt/none/python9: bad interpreter: No such file or directory\n',
  );
});
