/** Reads a scenario: a title, then lines of `session NAME [in TREE]`, `fails COMMAND ! OUTPUT`, `ok|passes COMMAND`, `edits FILE : OLD : NEW`, `offers COMMAND|nothing`. */
export function readScenario(text) {
  const [title, ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  let session = '';
  let tree = 'main';
  return {
    title,
    steps: lines.map((line) => {
      const [, verb, rest] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      if (verb === 'session') {
        const [name, where = 'main'] = rest.split(' in ');
        session = name.trim();
        tree = where.trim();
        return { verb, session, tree };
      }
      if (!['fails', 'ok', 'passes', 'edits', 'offers'].includes(verb)) throw new Error(`not a step: ${line}`);
      const [what, ...more] = rest.split(verb === 'edits' ? ' : ' : ' ! ').map((part) => part.trim());
      return { verb, session, tree, what, more };
    }),
  };
}
