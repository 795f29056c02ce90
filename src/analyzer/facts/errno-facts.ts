import type { Category } from '../../pattern/pattern.ts';

/** The texts of system errors, as every Unix program prints them, and a few that runtimes share. */
const ERRNO_TEXTS: readonly [RegExp, Category][] = [
  [
    /no such file or directory|not a directory|cannot find the (?:file|path) specified|file not found|does not exist/i,
    'file_not_found',
  ],
  [/permission denied|operation not permitted|read-only file ?system|access (?:is )?denied/i, 'permission'],
  [/no space left on device|disk quota exceeded|file too large/i, 'disk'],
  [/address already in use/i, 'port_in_use'],
  [/connection (?:refused|reset|aborted)|broken pipe|couldn't connect|failed to connect/i, 'connection'],
  [/timed? ?out|deadline exceeded/i, 'timeout'],
  [
    /could not resolve|name or service not known|temporary failure in name resolution|no such host|network is unreachable|no route to host|ssl|tls|certificate/i,
    'network',
  ],
  [/cannot allocate memory|out of memory|oom-?kill|memory exhausted/i, 'memory'],
  [
    /resource temporarily unavailable|device or resource busy|text file busy|could not get lock|unable to lock|is locked/i,
    'lock',
  ],
  [/command not found|executable file not found/i, 'command_not_found'],
  [
    /unauthori[sz]ed|authentication (?:failed|required)|invalid credentials|forbidden|access token|not logged in/i,
    'auth',
  ],
  [
    /(?:unrecogni[sz]ed|unknown|invalid|illegal|unexpected|ambiguous) (?:option|argument|flag|command|subcommand|switch|action|predicate|request|choice)|unknown option to|missing (?:operand|argument)|requires an? (?:argument|value)|too (?:many|few) arguments|usage:/i,
    'usage',
  ],
  [
    /syntax error|parse error|unexpected (?:token|end|character)|invalid syntax|unterminated|mapping values are not allowed/i,
    'syntax',
  ],
  [/invalid json|json/i, 'json'],
  [/invalid (?:utf-?8|byte)|illegal byte sequence|codec/i, 'encoding'],
  [
    /(?:version|requires) .*(?:mismatch|incompatible|unsupported|not supported|or (?:higher|newer|later))|unsupported version/i,
    'version',
  ],
  [
    /unable to locate package|has no installation candidate|unmet dependencies|could not resolve dependenc|conflicting dependenc|not installed/i,
    'dependency',
  ],
  [/assert(?:ion)?\b/i, 'assertion'],
  [/deadlock|race condition/i, 'concurrency'],
  [/config(?:uration)?\b/i, 'config'],
];

/** What a message is about by the system error in it. */
export const errnoCategory = (message: string): Category | undefined =>
  ERRNO_TEXTS.find(([pattern]) => pattern.test(message))?.[1];
