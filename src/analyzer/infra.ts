import type { Analysis, Analyzer } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import type { Fact } from './reading/stated-facts.ts';

const KUBE: readonly Fact[] = [
  { pattern: /^unknown (?:command|subcommand) "(?<command>[^"]+)"/, category: 'usage' },
  { pattern: /^unknown (?:shorthand )?flag: (?<option>'?-\S+)/, category: 'usage' },
  { pattern: /^the path "(?<file>[^"]+)" does not exist/, category: 'file_not_found' },
  {
    pattern: /^error parsing (?<file>\S+): error converting YAML to JSON: yaml: line (?<line>\d+)/,
    category: 'syntax',
  },
  { pattern: /^(?:open|stat) (?<file>\S+): no such file or directory/, category: 'file_not_found' },
  { pattern: /connection to the server (?<host>[\w.-]+):(?<port>\d+) was refused/, category: 'connection' },
  {
    pattern: /dial tcp (?<host>[\w.[\]:-]+):(?<port>\d+): (?:connect: )?(?:connection refused|i\/o timeout)/,
    category: 'connection',
  },
  { pattern: /lookup (?<host>[\w.-]+).*no such host/, category: 'network' },
  { pattern: /(?:Unauthorized|You must be logged in|forbidden)/i, category: 'auth' },
  {
    pattern: /context "(?<symbol>[^"]+)" does not exist|no configuration has been provided|current-context is not set/,
    category: 'config',
  },
  { pattern: /^the server doesn't have a resource type "(?<symbol>[^"]+)"/, category: 'usage' },
  { pattern: /\(NotFound\).*?"(?<symbol>[^"]+)" not found/, category: 'config' },
  {
    pattern: /^(?:unable to recognize|no matches for kind|error validating|resource mapping not found)/,
    category: 'config',
  },
];
const DOCKER: readonly Fact[] = [
  { pattern: /Cannot connect to the Docker daemon|Is the docker daemon running/, category: 'connection' },
  { pattern: /permission denied while trying to connect/, category: 'permission' },
  {
    pattern:
      /manifest (?:for (?<package>\S+) )?(?:not found|unknown)|pull access denied for (?<symbol>[^,\s]+)|repository (?<key>\S+) not found/,
    category: 'dependency',
  },
  {
    pattern: /failed to (?:read|open) dockerfile|(?:open|lstat) (?<file>\S*Dockerfile\S*): no such file/i,
    category: 'file_not_found',
  },
  {
    pattern: /(?:COPY|ADD) failed: (?:file not found|.*stat (?<file>[^\s:]+))|"\/?(?<path>[^"]+)": not found$/,
    category: 'file_not_found',
  },
  {
    pattern: /port is already allocated|bind: address already in use|Bind for \S+:(?<port>\d+) failed/,
    category: 'port_in_use',
  },
  { pattern: /No such (?:container|image|network|volume): (?<symbol>\S+)/, category: 'config' },
  { pattern: /container name "(?<symbol>[^"]+)" is already in use/, category: 'config' },
  { pattern: /dockerfile parse error|unknown instruction: (?<symbol>\w+)|Dockerfile:(?<line>\d+)/, category: 'syntax' },
  {
    pattern: /exec: "?(?<command>[^"\s:]+)"?: executable file not found/,
    category: 'command_not_found',
  },
  { pattern: /exec format error/, category: 'version' },
  { pattern: /no space left on device/, category: 'disk' },
  { pattern: /unauthorized|authentication required|denied: /, category: 'auth' },
  { pattern: /did not complete successfully: exit code: (?<code>\d+)/, category: 'build' },
  { pattern: /(?:i\/o timeout|TLS handshake timeout|no such host|Temporary failure)/, category: 'network' },
];

/** Command line clients of containers, clusters and playbooks: one line states the problem. */
const FORMS: readonly ProblemForm[] = [
  {
    pattern:
      /^(?:error|Error)(?: from server(?: \((?:NotFound|Forbidden|AlreadyExists|BadRequest|Invalid|Conflict)\))?)?: (?<message>(?:unknown command|unknown (?:shorthand )?flag|the path |error parsing |unable to recognize|resource mapping|error validating|no matches for kind|.*\(NotFound\)|current-context|context ").*)$/,
    facts: KUBE,
    category: 'config',
  },
  { pattern: /^Error from server(?: \(\w+\))?: (?<message>.+)$/, facts: KUBE, category: 'config' },
  { pattern: /^(?<message>The connection to the server .* was refused.*)$/, facts: KUBE, category: 'connection' },
  { pattern: /^Unable to connect to the server: (?<message>.+)$/, facts: KUBE, category: 'connection' },
  { pattern: /^(?<message>(?:unknown flag|unknown shorthand flag): .+)$/, facts: KUBE, category: 'usage' },
  { pattern: /^docker: '(?<command>[^']+)' is not a docker command/, category: 'usage' },
  { pattern: /^(?:docker: )?Error response from daemon: (?<message>.+)$/, facts: DOCKER, category: 'config' },
  { pattern: /^(?<message>(?:ERROR: )?Cannot connect to the Docker daemon.*)$/, facts: DOCKER, category: 'connection' },
  { pattern: /^(?:ERROR: )?failed to (?:solve|build)[^:]*: (?<message>.+)$/, facts: DOCKER, category: 'build' },
  {
    pattern:
      /^(?<message>(?:COPY|ADD) failed: .+|unable to prepare context: .+|The command '.*' returned a non-zero code: \d+)$/,
    facts: DOCKER,
    category: 'build',
  },
  {
    pattern: /^(?:ERROR! |\[ERROR\]: )(?<message>.+)$/,
    facts: [
      {
        pattern: /(?:couldn't resolve module\/action '(?<module>[^']+)'|the role '(?<symbol>[^']+)' was not found)/,
        category: 'import',
      },
      {
        pattern: /(?:conflicting action|Syntax Error|We were unable to read|did not find expected)/,
        category: 'syntax',
      },
      { pattern: /the playbook: (?<file>\S+) could not be found/, category: 'file_not_found' },
    ],
    category: 'config',
  },
  { pattern: /^fatal: \[(?<host>[^\]]+)\]: UNREACHABLE! => (?<message>.+)$/, category: 'connection' },
  {
    pattern: /^fatal: \[(?<host>[^\]]+)\]: FAILED! => (?<message>.+)$/,
    facts: [
      { pattern: /undefined variable|is undefined/, category: 'name' },
      { pattern: /Permission denied|Missing sudo password/, category: 'permission' },
      { pattern: /No package matching '(?<package>[^']+)'/, category: 'dependency' },
    ],
    category: 'runtime',
  },
  {
    pattern:
      /^(?:\d{4}\/\d{2}\/\d{2} [\d:]+ |nginx: )\[(?:emerg|alert|crit)\] (?:\d+#\d+: )?(?<message>.+?)(?: in (?<file>\S+):(?<line>\d+))?$/,
    facts: [
      { pattern: /bind\(\) to (?<host>[\d.[\]:]+?):(?<port>\d+) failed \((?:98|48): /, category: 'port_in_use' },
      { pattern: /bind\(\) .*13: Permission denied/, category: 'permission' },
      { pattern: /unknown directive "(?<symbol>[^"]+)"/, category: 'config' },
      { pattern: /cannot load certificate(?: key)? "(?<file>[^"]+)"/, category: 'file_not_found' },
      { pattern: /open\(\) "(?<file>[^"]+)" failed \(2: /, category: 'file_not_found' },
      { pattern: /host not found in upstream "(?<host>[^":]+)/, category: 'network' },
      { pattern: /unexpected |is not terminated by|directive is not/, category: 'syntax' },
    ],
    category: 'config',
  },
];
const AFTERMATH = /^nginx: configuration file \S+ test failed/;

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('infra');
  const seen = new Set<string>();
  analysis.errors = problemLines(lines, FORMS).filter((error) => !seen.has(error.root) && seen.add(error.root));
  for (const error of analysis.errors) {
    if (/^ERROR! |^\[ERROR\]: /.test(error.root) && !error.location) {
      const at = lines
        .slice(error.line, error.line + 4)
        .map(
          (line) =>
            /error appears to be in '(?<file>[^']+)': line (?<line>\d+), column (?<column>\d+)/.exec(line)?.groups,
        )
        .find((groups) => groups);
      if (at?.file) {
        Object.assign(error.captures, { file: at.file, line: at.line, column: at.column });
        error.location = { file: at.file, line: Number(at.line) };
      }
    }
    error.captures.symbol ??= error.captures.key;
    delete error.captures.key;
    if (error.captures.symbol === undefined) delete error.captures.symbol;
  }
  if (analysis.errors.length > 0 || lines.some((line) => AFTERMATH.test(line))) analysis.verdict = 'failed';
  return analysis;
};

/** Reads kubectl, docker, ansible and nginx. */
export const infra: Analyzer = {
  name: 'infra',
  recognises: (text) =>
    text.shows(
      /^(?:error|Error): (?:unknown (?:command|flag|shorthand)|the path "|error parsing |unable to recognize|error validating|resource mapping|no matches for kind|current-context|context ")|^Error from server|^The connection to the server |^Unable to connect to the server: |^unknown (?:shorthand )?flag: |Docker daemon|Error response from daemon|^docker: |^(?:ERROR: )?failed to (?:solve|build)|^(?:COPY|ADD) failed: |returned a non-zero code: |^ERROR! |^fatal: \[|\[emerg\]/m,
    ),
  read,
};
