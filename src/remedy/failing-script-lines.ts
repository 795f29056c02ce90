import type { Location } from '../diagnosis/diagnosis.ts';
import { failingPlaces } from './failing-place.ts';
import { languageOf } from './lookup/language.ts';
import { maskCode } from './lookup/mask-code.ts';
import { lineSpan } from './lookup/source-text.ts';
import type { ProjectView, SourceFile, StrategyInput } from './remedy.ts';

/** A line of JavaScript or TypeScript in which the failure happened. */
export interface FailingScriptLine {
  place: Location;
  source: SourceFile;
  /** The text of the file without strings and comments, as long as the file. */
  code: string;
  /** Where the line begins and ends in it. */
  span: [number, number];
}

/** The failing lines of scripts, most likely first; a file is read when it is asked for. */
export async function* failingScriptLines(
  input: StrategyInput,
  view: ProjectView,
): AsyncGenerator<FailingScriptLine, void, undefined> {
  for (const place of await failingPlaces(input, view)) {
    const language = languageOf(place.file);
    const source = language === 'typescript' || language === 'javascript' ? await view.read(place.file) : null;
    const span = source && place.line ? lineSpan(source.text, place.line) : null;
    if (!source || !span || !language) continue;
    yield { place, source, code: maskCode(source.text, language), span };
  }
}
