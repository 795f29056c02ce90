import type { StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const NAME = '[`\'"‘“]?([\\w$@.:/+-]*[\\w$])[`\'"’”]?';
/** How tools word "did you mean". The group is the proposed name. */
const FORMS: RegExp[] = [
  new RegExp(
    `[Dd]id you mean(?: to (?:write|use|call|import))?(?: (?:the|a|an|instance member|static member)(?: \\w+)?)?\\??:?\\s+${NAME}\\s*\\??`,
  ),
  new RegExp(`(?:[Mm]aybe|[Pp]erhaps|[Pp]ossibly) (?:you )?(?:meant|mean)(?: to (?:write|use))?:? ${NAME}`),
  new RegExp(`\\bmight have meant(?: to (?:write|use))? ${NAME}`),
  new RegExp(`similar(?:ly named)?(?: \\w+){0,3} (?:exists|is available|is|defined here)?:? ?[\`'"‘]${NAME}`),
  new RegExp(`\\(?but does have (?:field|method|type) ${NAME}`),
  new RegExp(`closest match(?:es)?(?: is| are)?:? ${NAME}`),
  new RegExp(`[Ss]uggest(?:ion|ed)?s?:? ${NAME}\\s*$`),
];

/** What a tool proposes in place of a wrong name, in the message that the diagnosis is about; the name as printed, or null. */
export function toolSuggestion(input: StrategyInput): string | null {
  for (const form of FORMS) {
    const found = rootMatch(input, form)?.[1];
    // `Did you mean this?` is a heading: the name stands below it.
    if (found && !/^(?:this|these|one|any|that|of)$/.test(found)) return found;
  }
  return null;
}
