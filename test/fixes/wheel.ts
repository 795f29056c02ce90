import { execFileSync } from 'node:child_process';

const SCRIPT = `
import base64, hashlib, os, sys, zipfile
folder, name, version, files = sys.argv[1], sys.argv[2], sys.argv[3], dict(a.split('=', 1) for a in sys.argv[4:])
plain = name.replace('-', '_'); info = f'{plain}-{version}.dist-info'
files[f'{info}/METADATA'] = f'Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n'
files[f'{info}/WHEEL'] = 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n'
files[f'{info}/RECORD'] = ''.join(f'{k},,\\n' for k in files)
os.makedirs(folder, exist_ok=True)
with zipfile.ZipFile(f'{folder}/{plain}-{version}-py3-none-any.whl', 'w') as z:
    for k, v in files.items(): z.writestr(k, v)
`;

/** Writes a wheel into a folder, so that pip can install it without any network. */
export function makeWheel(folder: string, name: string, version: string, files: Record<string, string>): void {
  const members = Object.entries(files).map(([path, text]) => `${path}=${text}`);
  execFileSync('python3', ['-c', SCRIPT, folder, name, version, ...members]);
}
