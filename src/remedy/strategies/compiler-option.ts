import { escapeRegex } from '../../pattern/placeholders.ts';
import { commandWords } from '../command-words.ts';
import { correction } from '../correct-from-data.ts';
import { BUILD_FILES } from '../lookup/c-build-flags.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** Options that builds use; what a compiler proposes is taken as well when it is near. */
const OPTIONS =
  '-Wall -Wextra -Werror -Wpedantic -pedantic -pedantic-errors -Wshadow -Wconversion -Wformat -Wformat=2 -Wformat-security -Wunused -Wundef -Wcast-align -Wcast-qual -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wnull-dereference -Wdouble-promotion -Wswitch-enum -Wno-unused-parameter -Wno-unused-variable -Wno-unused-function -Wno-sign-compare -Wno-deprecated-declarations -O0 -O1 -O2 -O3 -Os -Og -Ofast -g -g3 -ggdb -fPIC -fpic -fPIE -pie -pthread -shared -static -std=c89 -std=c99 -std=c11 -std=c17 -std=c2x -std=c++11 -std=c++14 -std=c++17 -std=c++20 -std=c++23 -std=gnu99 -std=gnu11 -std=gnu17 -std=gnu++17 -std=gnu++20 -fsanitize=address -fsanitize=undefined -fsanitize=thread -fno-omit-frame-pointer -fno-exceptions -fno-rtti -fstack-protector -fstack-protector-strong -fvisibility=hidden -flto -ffast-math -fopenmp -march=native -mtune=native -nostdlib -ffreestanding -funroll-loops -fdiagnostics-color=always'.split(
    ' ',
  );

/** The option that is meant: one letter or two off a known one, or as near to the compiler's own proposal. */
function meant(wrong: string, input: StrategyInput): string | null {
  const proposed = rootMatch(input, /did you mean [‘'"](-[^’'"\s]+)[’'"]/)?.[1];
  const dashes = wrong.replace(/^--?/, '-');
  return nearestUnique(dashes, OPTIONS) ?? (proposed ? nearestUnique(wrong, [proposed]) : null);
}

/**
 * Needs `option`: one that the compiler does not know. Corrects it where it stands: in the command itself, else in the Makefile or CMakeLists.txt
 * that names it, when one known option is near.
 */
export const strategy: Strategy = {
  name: 'compiler-option',
  summary: 'Corrects a misspelled option of the compiler in the build file or the command.',
  safety: 'safe',
  why: 'The compiler does not know the old one, exactly one known option is near, and it stands in the build file as a word of its own.',
  async plan(input, view) {
    const wrong =
      input.diagnosis.captures.option ?? rootMatch(input, /(?:option|argument:?) [‘'"](-[^’'"\s]+)[’'"]/)?.[1] ?? '';
    const right = wrong.startsWith('-') ? meant(wrong, input) : null;
    if (!right)
      return refuse(`\`${wrong || 'The option'}\` is not known to the compiler, and no known option is near.`);
    const words = commandWords(input.report.failure.event.command ?? '');
    if (words?.includes(wrong)) {
      const argv = words.map((word) => (word === wrong ? right : word));
      return correction(words, argv, `\`${wrong}\` does not exist; \`${right}\` does.`);
    }
    const word = new RegExp(`(?<![\\w=.-])${escapeRegex(wrong)}(?![\\w=+.-])`, 'g');
    const edits = [];
    for (const path of await view.list(BUILD_FILES)) {
      const source = (await view.guard(path)) === null ? await view.read(path) : null;
      const replacements = [...(source?.text.matchAll(word) ?? [])].map(({ index }) => ({
        start: index,
        end: index + wrong.length,
        text: right,
      }));
      if (source && replacements.length > 0) edits.push({ source, replacements });
    }
    if (edits.length > 0) return editPlan(input, view, edits, `The option is spelled \`${right}\`:`);
    return refuse(`\`${wrong}\` is \`${right}\`, but no build file of the project names it.`, {
      known: [`near: ${right}`],
      steps: ['look at CFLAGS, CXXFLAGS and LDFLAGS in the environment'],
    });
  },
};
