/**
 * The project-relative paths that a path printed by a tool may mean, most likely first. Pure: says nothing about existence.
 * `root` is the absolute project root, `cwd` project-relative. Null entries never occur; an absolute path outside gives none.
 */
export function printedPathCandidates(printed: string, root: string, cwd: string): string[] {
  const cleaned = cleanPrinted(printed);
  if (!cleaned) return [];
  if (cleaned.startsWith('/')) {
    const inside = cleaned === root ? '' : cleaned.startsWith(`${root}/`) ? cleaned.slice(root.length + 1) : null;
    return inside === null ? [] : keep([inside]);
  }
  const forms = [cleaned];
  const stripped = /^[ab]\/(.+)$/.exec(cleaned)?.[1];
  if (stripped) forms.push(stripped);
  return keep(forms.flatMap((form) => (cwd ? [`${cwd}/${form}`, form] : [form])));
}

/** Removes what tools put around a path: quotes, `file://`, a trailing `:12:3` or `(12,3)`, backslashes. */
export function cleanPrinted(printed: string): string | null {
  let path = printed.trim().replace(/^[`'"<(]+|[`'">),;]+$/g, '');
  if (path.startsWith('file://')) path = decodeUrl(path.slice('file://'.length));
  path = path.replace(/(?::\d+){1,2}$/, '').replace(/\(\d+(?:,\d+)?\)?$/, '');
  if (!path.includes('/')) path = path.replace(/\\/g, '/');
  return path === '' || path.includes('\0') || path.includes('\n') ? null : path;
}

const decodeUrl = (path: string): string => {
  try {
    return decodeURIComponent(path.replace(/^localhost(?=\/)/, ''));
  } catch {
    return path; // not an encoded URL after all: the text as it is
  }
};

/** Normalises `.` and `..`; what leaves the root is dropped. */
const keep = (paths: string[]): string[] => [
  ...new Set(paths.map(normalise).filter((path): path is string => path !== null)),
];

export const normalise = (path: string): string | null => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
};
