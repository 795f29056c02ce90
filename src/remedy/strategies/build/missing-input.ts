import { dirname, extname, join, normalize } from 'node:path/posix';
import type { ProjectView, StrategyInput } from '../../remedy.ts';

/** A file that a build step needs and that is not there. */
export interface MissingInput {
  /** Project-relative. */
  path: string;
  /** As printed. */
  printed: string;
}

const MAKE = /No rule to make target [`'‘"]([^'’"\n]+)['’"](?:,? needed by|\. {2}Stop|)/;
const NINJA = /^ninja: error: '([^']+)', needed by '[^']+', missing and no known rule to make it/;
const DRIVER =
  /^(?:\S*\/)?(?:cc1(?:plus)?|gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?(?:-\d+)?): (?:fatal )?error: (?:no such file or directory: ')?([^\s:']+)(?:: No such file or directory|')/;
const CMAKE = /Cannot find source file:\s*(\S+)?|Cannot find source file:?$/;
const JAVAC = /^(?:error|javac): file not found: (\S+)/;

/** The folder that make or ninja entered last before the root line, project-relative; else that of `-C`, else where the command ran. */
function folderOfBuild(input: StrategyInput, view: ProjectView): string {
  const { lines, event } = input.report.failure;
  const until = input.diagnosis.line ?? lines.length;
  for (let index = Math.min(until, lines.length) - 1; index >= 0; index--) {
    const entered = /: Entering directory [`'‘]([^'’]+)['’]/.exec(lines[index] ?? '')?.[1];
    if (!entered) continue;
    return entered === view.root
      ? ''
      : entered.startsWith(`${view.root}/`)
        ? entered.slice(view.root.length + 1)
        : view.cwd;
  }
  const option = /\s(?:-C|--directory|--build)[ =]?(\S+)/.exec(event.command ?? '')?.[1];
  return option ? normalize(join(view.cwd, option)) : view.cwd;
}

const inside = (path: string, view: ProjectView): string | null => {
  const plain = path.startsWith(`${view.root}/`) ? path.slice(view.root.length + 1) : path;
  const clean = normalize(plain);
  return clean.startsWith('/') || clean.startsWith('..') ? null : clean;
};

/** CMake's block: the file stands on the line itself or alone below it, relative to the CMakeLists.txt of the head line. */
function cmakeInput(input: StrategyInput, view: ProjectView): MissingInput | null {
  const { lines } = input.report.failure;
  const at = (input.diagnosis.line ?? 1) - 1;
  const near = lines.slice(Math.max(0, at - 4), at + 12);
  const index = near.findIndex((line) => CMAKE.test(line));
  if (index < 0) return null;
  const printed =
    CMAKE.exec(near[index] ?? '')?.[1] ??
    near
      .slice(index + 1)
      .find((line) => line.trim() !== '')
      ?.trim();
  const list = lines
    .slice(0, at + 12)
    .map((line) => /^CMake Error at (\S+?CMakeLists\.txt|\S+\.cmake|CMakeLists\.txt):\d+/.exec(line)?.[1])
    .filter(Boolean)
    .at(-1);
  const folder = dirname(list ?? 'CMakeLists.txt');
  const source = /(?:^|\s)-S[ =]?(\S+)/.exec(input.report.failure.event.command ?? '')?.[1] ?? '.';
  const path = printed
    ? inside(printed.startsWith('/') ? printed : join(view.cwd, source, folder, printed), view)
    : null;
  return printed && path ? { path, printed } : null;
}

/** The source, header or object that a build tool says does not exist. Null when the failure is another, or the file is outside. */
export function missingInput(input: StrategyInput, view: ProjectView): MissingInput | null {
  const { lines } = input.report.failure;
  const at = (input.diagnosis.line ?? 1) - 1;
  for (const line of [input.diagnosis.root, ...lines.slice(at, at + 3)]) {
    const printed = (MAKE.exec(line) ?? NINJA.exec(line) ?? DRIVER.exec(line) ?? JAVAC.exec(line))?.[1];
    if (!printed || (MAKE.test(line) && extname(printed) === '' && !/needed by/.test(line))) continue;
    const path = inside(printed.startsWith('/') ? printed : join(folderOfBuild(input, view), printed), view);
    return path ? { path, printed } : null;
  }
  return cmakeInput(input, view);
}
