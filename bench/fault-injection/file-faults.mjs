import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/*
 * Faults of one file. Each gets {root, file, random} and answers what it did, or null where it cannot do it to this file. They know
 * nothing of languages: what a slip of the hand, a bad merge, a full disk or a wrong tool leaves behind.
 */

const read = ({ root, file }) => readFileSync(join(root, file), 'latin1');
const write = ({ root, file }, text) => writeFileSync(join(root, file), text, 'latin1');

/** Replaces one occurrence of what `find` (global) matches. */
const replaceOne = (find, make, what) => (site) => {
  const text = read(site);
  const all = [...text.matchAll(find)];
  if (all.length === 0) return null;
  const found = site.random.pick(all);
  const made = make(found[0], site.random, found);
  if (made === found[0]) return null;
  write(site, text.slice(0, found.index) + made + text.slice(found.index + found[0].length));
  const line = text.slice(0, found.index).split('\n').length;
  return `${what} in ${site.file}:${line}: ${JSON.stringify(found[0])} → ${JSON.stringify(made)}`;
};

const slip = (word, random) => {
  const at = 1 + random.below(word.length - 1);
  const forms = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at - 1] + word.slice(at),
    word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
    `${word}s`,
  ];
  return random.pick(forms);
};

const editLines = (change, what) => (site) => {
  const lines = read(site).split('\n');
  const at = site.random.below(lines.length);
  const shown = lines[at];
  if (!shown?.trim()) return null;
  change(lines, at, site.random);
  write(site, lines.join('\n'));
  return `${what} at ${site.file}:${at + 1}: ${shown.trim().slice(0, 60)}`;
};

const reshape = (change, what) => (site) => {
  const text = read(site);
  const made = change(text, site.random);
  if (made === text) return null;
  write(site, made);
  return `${what}: ${site.file}`;
};

const replaced = (make, what) => (site) => {
  const path = join(site.root, site.file);
  rmSync(path, { recursive: true });
  make(path, site);
  return `${what}: ${site.file}`;
};

export const FILE_FAULTS = {
  'deleted file': (site) => {
    unlinkSync(join(site.root, site.file));
    return `deleted ${site.file}`;
  },
  'renamed file': (site) => {
    const name = slip(basename(site.file), site.random);
    renameSync(join(site.root, site.file), join(site.root, dirname(site.file), name));
    return `renamed ${site.file} to ${name}`;
  },
  'renamed folder': (site) => {
    const folder = dirname(site.file);
    if (folder === '.') return null;
    renameSync(join(site.root, folder), join(site.root, dirname(folder), slip(basename(folder), site.random)));
    return `renamed folder ${folder}`;
  },
  'truncated file': (site) => {
    const { size } = lstatSync(join(site.root, site.file));
    const kept = site.random.below(size);
    truncateSync(join(site.root, site.file), kept);
    return `truncated ${site.file} to ${kept} of ${size} bytes`;
  },
  'emptied file': reshape(() => '', 'emptied'),
  'flipped byte': (site) => {
    const bytes = readFileSync(join(site.root, site.file));
    if (bytes.length === 0) return null;
    const at = site.random.below(bytes.length);
    bytes[at] ^= 1 << site.random.below(8);
    writeFileSync(join(site.root, site.file), bytes);
    return `flipped a bit of byte ${at} of ${site.file}`;
  },
  'lost bracket': replaceOne(/[()[\]{}]/g, () => '', 'lost bracket'),
  'extra bracket': replaceOne(/[()[\]{}]/g, (found) => found + found, 'extra bracket'),
  'lost mark': replaceOne(/[,;:]/g, () => '', 'lost mark'),
  'lost quote': replaceOne(/['"`]/g, () => '', 'lost quote'),
  'mistyped word': replaceOne(/[A-Za-z_]{4,}/g, slip, 'mistyped word'),
  'wrong case': replaceOne(
    /[A-Za-z]{4,}/g,
    (word) => word[0].toLowerCase() + word.slice(1).toUpperCase(),
    'wrong case',
  ),
  'other number': replaceOne(
    /\b\d+\b/g,
    (digits, random) => String(Number(digits) + 1 + random.below(9)),
    'other number',
  ),
  'mistyped string': replaceOne(
    /(['"])[\w./-]{4,}\1/g,
    (text, random) => text[0] + slip(text.slice(1, -1), random) + text[0],
    'mistyped string',
  ),
  'wrong import': replaceOne(
    /(?:from|import|require|require_relative|include|source|use)\b[^\n]*?([\w./-]{4,})/g,
    (text, random, found) => text.slice(0, text.lastIndexOf(found[1])) + slip(found[1], random),
    'wrong import',
  ),
  'lost line': editLines((lines, at) => lines.splice(at, 1), 'lost line'),
  'doubled line': editLines((lines, at) => lines.splice(at, 0, lines[at]), 'doubled line'),
  'swapped lines': editLines((lines, at) => lines.splice(at, 0, ...lines.splice(at + 1, 1)), 'swapped lines'),
  'wrong indent': editLines((lines, at, random) => {
    lines[at] = random.chance(0.5) ? `  ${lines[at]}` : `\t${lines[at].trimStart()}`;
  }, 'wrong indent'),
  'left conflict': editLines((lines, at) => {
    lines.splice(at, 1, '<<<<<<< HEAD', lines[at], '=======', `${lines[at]} `, '>>>>>>> topic');
  }, 'left conflict'),
  'CRLF line ends': reshape((text) => text.replace(/\r?\n/g, '\r\n'), 'CRLF line ends'),
  'byte order mark': reshape((text) => `\xef\xbb\xbf${text}`, 'byte order mark'),
  'tabs for spaces': reshape(
    (text) => text.replace(/^(?: {2,4})+/gm, (run) => '\t'.repeat(run.length / 2)),
    'tabs for spaces',
  ),
  'spaces for tabs': reshape((text) => text.replace(/^\t+/gm, (run) => '    '.repeat(run.length)), 'spaces for tabs'),
  'two bytes per letter': (site) => {
    writeFileSync(join(site.root, site.file), `﻿${read(site)}`, 'utf16le');
    return `UTF-16: ${site.file}`;
  },
  'no permission': (site) => {
    chmodSync(join(site.root, site.file), 0o000);
    return `no permission: ${site.file}`;
  },
  'no execute bit': (site) => {
    const path = join(site.root, site.file);
    if (!(lstatSync(path).mode & 0o111)) return null;
    chmodSync(path, 0o644);
    return `no execute bit: ${site.file}`;
  },
  'read-only folder': (site) => {
    chmodSync(join(site.root, dirname(site.file)), 0o555);
    return `read-only folder of ${site.file}`;
  },
  'folder in its place': replaced((path) => mkdirSync(path), 'a folder in its place'),
  'link to itself': replaced((path) => symlinkSync(basename(path), path), 'link to itself'),
  'link to nowhere': replaced((path) => symlinkSync('../gone/away', path), 'link to nowhere'),
  'link out of the project': replaced((path, site) => {
    symlinkSync(join(site.beside, 'kept.txt'), path);
  }, 'link out of the project'),
};
