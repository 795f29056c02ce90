import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/*
 * Faults of a project, a command or the machine. Each gets {root, random, project, command} and answers {what, …} or null where it
 * does not apply: `command` is the command as mistyped, `hold` a port that is taken, `limits` a wrapper for the processes.
 */

const edit = ({ root }, file, change) => {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  const made = change(text);
  if (made === text) return false;
  writeFileSync(path, made);
  return true;
};

const slipped = (word, random) => {
  const at = 1 + random.below(Math.max(1, word.length - 1));
  return random.chance(0.5)
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word[at - 1] + word.slice(at);
};

const packageFolders = (root) =>
  ['node_modules', '.venv/lib'].flatMap((folder) => {
    if (!existsSync(join(root, folder))) return [];
    if (folder === 'node_modules')
      return readdirSync(join(root, folder))
        .filter((name) => !name.startsWith('.'))
        .map((name) => `${folder}/${name}`);
    const [python] = readdirSync(join(root, folder));
    return [`${folder}/${python}/site-packages/tide_words`];
  });

export const PROJECT_FAULTS = {
  'mistyped command': ({ command, random }) => {
    const at = random.below(command.length);
    const made = slipped(command[at] ?? '', random);
    if (made.length < 2 || made === command[at]) return null;
    return { what: `mistyped command: ${command[at]} → ${made}`, command: command.with(at, made) };
  },
  'dependency not in the manifest': (site) => {
    const done =
      edit(site, 'package.json', (text) => text.replace(/,?\s*"dependencies": \{[^}]*\}/, '')) ||
      edit(site, 'packages/basket/package.json', (text) => text.replace(/,\s*"dependencies": \{[^}]*\}/, '')) ||
      edit(site, 'requirements.txt', (text) => text.replace(/^tide.*\n/m, '')) ||
      edit(site, 'app/Cargo.toml', (text) => text.replace(/^meter.*\n/m, ''));
    if (!done) return null;
    if (site.random.chance(0.5)) rmSync(join(site.root, 'node_modules'), { recursive: true, force: true });
    return { what: 'dependency not in the manifest' };
  },
  'package not installed': ({ root, random }) => {
    const folders = packageFolders(root);
    if (folders.length === 0) return null;
    const folder = random.pick(folders);
    rmSync(join(root, folder), { recursive: true, force: true });
    return { what: `not installed: ${folder}` };
  },
  'package half installed': ({ root, random }) => {
    const folders = packageFolders(root).filter((folder) => existsSync(join(root, folder)));
    if (folders.length === 0) return null;
    const folder = random.pick(folders);
    const [name] = readdirSync(join(root, folder)).filter((entry) => entry.includes('.'));
    if (!name) return null;
    rmSync(join(root, folder, name), { recursive: true });
    return { what: `half installed: ${folder} without ${name}` };
  },
  'nothing installed': ({ root, random }) => {
    const folders = ['node_modules', '.venv'].filter((folder) => existsSync(join(root, folder)));
    if (folders.length === 0) return null;
    const folder = random.pick(folders);
    rmSync(join(root, folder), { recursive: true });
    return { what: `no ${folder}` };
  },
  'stale lockfile': (site) => {
    const done =
      edit(site, 'package-lock.json', (text) => text.replace(/"version": "1\.2\.0"/g, '"version": "1.1.0"')) ||
      edit(site, 'Cargo.lock', (text) => text.replace(/name = "meter"/, 'name = "metre"'));
    if (!done) return null;
    rmSync(join(site.root, 'node_modules'), { recursive: true, force: true });
    return { what: 'stale lockfile' };
  },
  'no lockfile': ({ root }) => {
    const name = ['package-lock.json', 'Cargo.lock', 'requirements.txt'].find((lock) => existsSync(join(root, lock)));
    if (!name) return null;
    rmSync(join(root, name));
    rmSync(join(root, 'node_modules'), { recursive: true, force: true });
    return { what: `no ${name}` };
  },
  'broken archive': ({ root, random }) => {
    const folder = ['vendor', 'wheels'].find((name) => existsSync(join(root, name)));
    const [name] = folder ? readdirSync(join(root, folder)) : [];
    if (!name) return null;
    const bytes = readFileSync(join(root, folder, name));
    bytes[random.below(bytes.length)] ^= 0xff;
    writeFileSync(join(root, folder, name), bytes);
    const [installed] = packageFolders(root);
    if (installed) rmSync(join(root, installed), { recursive: true, force: true });
    return { what: `broken archive ${name}, package not installed` };
  },
  'port taken': ({ project }) => (project.port ? { what: `port ${project.port} taken`, hold: project.port } : null),
  'git lock left': (site) => {
    writeFileSync(join(site.root, '.git', 'index.lock'), '');
    return { what: '.git/index.lock left', command: ['sh', '-c', 'git add -A && exec "$@"', 'sh', ...site.command] };
  },
  'no repository': ({ root, random, breakFile }) => {
    const what = breakFile(random);
    rmSync(join(root, '.git'), { recursive: true });
    return what && { what: `${what}; no repository` };
  },
  'derived folder is a file': ({ root, random, project }) => {
    const [name] = (project.files['.gitignore'] ?? '').split('\n').filter((line) => /^[\w.]+\/$/.test(line));
    if (!name) return null;
    rmSync(join(root, name), { recursive: true, force: true });
    if (random.chance(0.5)) writeFileSync(join(root, name.slice(0, -1)), 'not a folder\n');
    else symlinkSync(name.slice(0, -1), join(root, name.slice(0, -1)));
    return { what: `${name} is no folder` };
  },
  'read-only project': ({ root, random, breakFile }) => {
    const what = breakFile(random);
    for (const name of ['.', 'src', 'lib', 'test', 'tests']) {
      if (existsSync(join(root, name))) chmodSync(join(root, name), 0o555);
    }
    return what && { what: `${what}; folders are read-only` };
  },
  'state cannot be written': ({ home, random, breakFile }) => {
    const what = breakFile(random);
    mkdirSync(join(home, 'state'), { recursive: true });
    chmodSync(join(home, 'state'), 0o555);
    return what && { what: `${what}; state folder is read-only` };
  },
  'no room on the disk': ({ random, breakFile }) => {
    const what = breakFile(random);
    const bytes = random.pick([0, 64, 512, 2_000, 20_000]);
    return (
      what && { what: `${what}; no file may grow past ${bytes} bytes`, limits: ['prlimit', `--fsize=${bytes}`, '--'] }
    );
  },
  'heal-hooks killed': ({ random, breakFile }) => {
    const what = breakFile(random);
    const kill = {
      signal: random.pick(['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']),
      afterMs: 150 + random.below(1_800),
    };
    return what && { what: `${what}; ${kill.signal} after ${kill.afterMs} ms`, kill };
  },
};
