/** Code and messages that write a file, in many languages. What only reads never matches. */
const WRITES: RegExp[] = [
  /\bopen\([^)\n]*,\s*(?:mode\s*=\s*)?['"][rbt]*[wax]/,
  /\b(?:write_text|write_bytes|writeFile(?:Sync)?|appendFile(?:Sync)?|createWriteStream|mkdirSync|mkdir|makedirs|mkdtemp)\b/,
  /\b(?:FileHandler|RotatingFileHandler|basicConfig)\b/,
  /\b(?:to_csv|to_json|to_parquet|to_excel|to_pickle|savefig|savetxt|imwrite|np\.save|torch\.save|joblib\.dump)\b/,
  /\b(?:os\.Create|os\.WriteFile|os\.OpenFile|ioutil\.WriteFile|os\.Mkdir)\b/,
  /\bFile::create\b|\bfs::write\b|\bOpenOptions\b|\bcreate_dir\b/,
  /\bnew (?:FileWriter|FileOutputStream|PrintWriter)\b|\bFiles\.(?:write|newBufferedWriter|createFile|createDirectory)\b/,
  /\bfile_put_contents\b|\bfopen\([^)\n]*,\s*['"][wax]/,
  /\bFile\.(?:write|open\([^)\n]*,\s*['"][wa])|\bIO\.write\b/,
  /\bsqlite3\.connect\b|\bcopyfile\b|\bcopyFile(?:Sync)?\b|\bshutil\.(?:copy|move)/,
  /(?:cannot|can't|could not|failed to|unable to) (?:create|open output|write|touch)\b/i,
  /cannot open output file|Directory nonexistent|\bcan't create\b|\bwriting to\b|\bcreating\b.*(?:failed|No such)/i,
  /^\s*(?:mkdir|touch|tee|cp|mv|install)\b.*(?:cannot|No such file)/,
];

/** Does this line of code, or this message, write a file; or does it redirect into `path`? */
export function writesFile(line: string, path: string): boolean {
  if (WRITES.some((form) => form.test(line))) return true;
  const at = line.indexOf(path);
  return at > 0 && />\s*["']?(?:\.\/)?$/.test(line.slice(0, at));
}
