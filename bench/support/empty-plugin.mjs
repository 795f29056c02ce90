// A plugin with our hooks and a server that answers every call at once: what is left is what the client and the protocol cost.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As long as ours mostly is. */
const ADVICE = `The module is not there. ${'Steps that settle it, one after the other. '.repeat(19)}`;

const serverOf = (advice) => `
const advice = ${JSON.stringify(advice)};
const answerTo = ({ hook_event_name, tool_use_id }) =>
  advice && hook_event_name === 'PostToolUseFailure'
    ? { hookSpecificOutput: { hookEventName: hook_event_name, additionalContext: tool_use_id + ': ' + advice } }
    : {};
const results = {
  initialize: ({ protocolVersion }) => ({ protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'empty', version: '1.0.0' } }),
  'tools/list': () => ({ tools: [{ name: 'hook', inputSchema: { type: 'object' } }] }),
  'tools/call': (params) => ({ content: [{ type: 'text', text: JSON.stringify(answerTo(params.arguments)) }] }),
};
let text = '';
process.stdin.setEncoding('utf8').on('data', (piece) => {
  text += piece;
  for (let end = text.indexOf('\\n'); end >= 0; end = text.indexOf('\\n')) {
    const { id, method, params } = JSON.parse(text.slice(0, end));
    text = text.slice(end + 1);
    if (id === undefined) continue;
    const result = results[method];
    const answer = result ? { result: result(params) } : { error: { code: -32601, message: 'unknown' } };
    process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...answer }) + '\\n');
  }
});
`;

/**
 * Makes it in a new folder.
 * @param {string} folder absolute
 * @param {string} hooks our own hooks.json
 * @param {boolean} advises says something about each failure
 */
export function emptyPlugin(folder, hooks, advises = false) {
  mkdirSync(join(folder, '.claude-plugin'), { recursive: true });
  mkdirSync(join(folder, 'hooks'));
  const { PostToolUse, PostToolUseFailure } = JSON.parse(readFileSync(hooks, 'utf8')).hooks;
  const ours = JSON.stringify({ hooks: { PostToolUse, PostToolUseFailure } });
  writeFileSync(join(folder, 'hooks/hooks.json'), ours.replaceAll('plugin:heal-hooks:', 'plugin:empty:'));
  writeFileSync(join(folder, 'server.cjs'), serverOf(advises ? ADVICE : ''));
  const server = { command: process.execPath, args: [join(folder, 'server.cjs')] };
  writeFileSync(
    join(folder, '.claude-plugin/plugin.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', mcpServers: { heal: server } }),
  );
}
