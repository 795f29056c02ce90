/**
 * Reads a scenario: a title, then one step a line.
 *
 *   config JSON5 · program NAME SCRIPT · twice            what is there before it begins (`twice`: two copies of the hook are called)
 *   session NAME [as AGENT] [in TREE | of PROJECT] [at FOLDER]   who acts from here on, and where
 *   fails|passes|ok COMMAND [! LINE]…                     a command and its output
 *   stops|times-out|background COMMAND [! LINE]…          one that the person stopped, that took too long, that runs on elsewhere
 *   N times fails COMMAND [! LINE]…
 *   runs COMMAND · cli ARGUMENTS                          a command that is really run; the product's own CLI
 *   edits FILE : OLD : NEW · edits* FILE : OLD : NEW : OLD : NEW · writes FILE : TEXT · undo FILE (by a person, unseen)
 *   later N days · harm damaged|folder|unwritable|held         what happens to the clock and to the memory
 *   offers REMEDY [& WORDS]… | offers nothing             what is offered at the last failure
 *   vain ACTION · says WORDS · silent                     what else is said there
 *   never WORDS · unwritten WORDS · small KILOBYTES       what nobody is ever told, what is nowhere in the state, how large that may be
 *
 * `\n` in a command, a text or an edit is a line end; `{token}`, `{password}`, `{long}` and `{TREE}` stand for what must not be in this
 * repository.
 */
export function readScenario(text) {
  const [title, ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const steps = [];
  let actor = { session: 'none', place: 'main', folder: '.' };
  for (const line of lines) {
    const [, count = '1', verb = '', rest = ''] = /^(?:(\d+) times )?([a-z*-]+)\s*(.*)$/.exec(line) ?? [];
    if (verb === 'session') actor = readActor(rest);
    else if (PARTS[verb] === undefined) throw new Error(`not a step: ${line}`);
    const [what, ...more] = rest.split(PARTS[verb] ?? ' ! ').map((part) => part.trim());
    for (let i = 0; i < Number(count); i++) steps.push({ verb, what, more, ...actor });
  }
  return { title, steps };
}

/** What separates the parts of a step. */
const PARTS = {
  config: '\n',
  program: '\n',
  twice: '\n',
  session: '\n',
  fails: ' ! ',
  passes: ' ! ',
  ok: ' ! ',
  stops: ' ! ',
  'times-out': ' ! ',
  background: ' ! ',
  runs: '\n',
  cli: '\n',
  edits: ' : ',
  'edits*': ' : ',
  writes: ' : ',
  undo: '\n',
  later: '\n',
  harm: '\n',
  offers: ' & ',
  vain: '\n',
  says: '\n',
  silent: '\n',
  never: '\n',
  unwritten: '\n',
  small: '\n',
};

function readActor(rest) {
  const [, session, agent, tree, project, folder = '.'] =
    /^(\S+)(?: as (\S+))?(?: in (\S+))?(?: of (\S+))?(?: at (\S+))?$/.exec(rest) ?? [];
  if (!session) throw new Error(`not a session: ${rest}`);
  return { session, agent, place: project ? `of ${project}` : (tree ?? 'main'), folder };
}
