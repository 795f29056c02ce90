import type { Category } from '../pattern/pattern.ts';

/** Words of a message and what they say about its kind. A wording counts once; the sums decide. */
const WORDS: readonly [form: RegExp, category: Category, weight: number][] = [
  [
    /\bsyntax\b|\bpars(?:e|er|ing)\b|\bunexpected (?:token|end|eof|character|symbol|keyword|indent|input|newline|['"`‘{}()[\];])/i,
    'syntax',
    4,
  ],
  [
    /\bunterminated\b|\bunbalanced\b|\bunclosed\b|\bunmatched\b|\bmissing (?:[})\];"'`]|paren|brace|bracket|quote|semicolon|closing|separator|item separator)/i,
    'syntax',
    4,
  ],
  [
    /\bexpect(?:ed|ing) (?:['"`‘]|an? |one of|end|identifier|expression|statement|declaration)[^\n]{0,60}(?:but |, )?(?:got|found|before|after|near|at)\b/i,
    'syntax',
    2,
  ],
  [/\bnear (?:['"`‘]|line)|\bindentation\b|\bmalformed\b/i, 'syntax', 2],

  [
    /\b(?:re)?declare\b|\bis private\b|\bundefined\b(?! reference)|\bundeclared\b|\bnot (?:been )?(?:declared|defined)\b|\bunbound\b|\bunresolved (?:name|identifier|reference|symbol)/i,
    'name',
    4,
  ],
  [
    /\b(?:unknown|no such|cannot find|can't find|could not find|invalid) (?:symbol|variable|identifier|name|function|method|field|member|attribute|property|class)/i,
    'name',
    4,
  ],
  [
    /\bno (?:member|method|field|function|attribute|property|variable)\b|\bhas no (?:member|method|field|attribute|property)/i,
    'name',
    4,
  ],
  [
    /\bdid you mean\b|\bnot in scope\b|\balready (?:declared|defined)\b|\bredefin(?:ed|ition)|\bduplicate (?:definition|declaration|identifier)/i,
    'name',
    2,
  ],

  [
    /\btype ?mismatch|\bmismatched types?\b|\bincompatible\b|\bcannot (?:convert|cast|coerce|assign|unify|iterate|use)\b|\bnot assignable\b/i,
    'type',
    4,
  ],
  [
    /\bTypeError\b|\bClassCast|\bwrong type\b|\bexpected type\b|\bof type\b|\bnot (?:callable|iterable|subscriptable|a function|an? (?:object|array|string|number))\b/i,
    'type',
    4,
  ],
  [
    /\bwrong number of (?:arguments|parameters|operands)|\bargument types?\b|\barity\b|\bmissing (?:return|fields?|propert)|\bnon-?exhaustive|\btype annotations?\b|\bdoes not exist (?:in|on) type\b|\bis not compatible\b|\bconversion\b/i,
    'type',
    3,
  ],
  [/\b(?:of|for|on|value) (?:null|nil|undefined|None)\b|\bnull (?:value|reference|pointer)\b/i, 'type', 1],
  [
    /\babstract\b|\bdoes(?:n't| not) (?:implement|override|conform)|\btrait\b|\bprotocol\b|\binstance of\b/i,
    'trait',
    3,
  ],
  [/\bborrow|\blifetime\b|\bmoved value\b|\bdoes not live long\b|\bimmutable variable\b|\bas mutable\b/i, 'borrow', 6],

  [
    /\b(?:could not|cannot|can't|unable to) resolve ['"`‘./@]|\bmodule\b|\bimport(?:s|ed|ing)?\b|\bpackage\b|\brequire[ds]?\b \S+\.\w+|\bcannot load such file\b|\bload path\b|\binclude path\b|\bnamespace\b/i,
    'import',
    2,
  ],
  [
    /\b(?:module|package|library|class|plugin|extension|gem|crate)\b[^\n]{0,60}\b(?:not found|missing|not installed|cannot be found|could not be found|unknown|not available)/i,
    'import',
    3,
  ],
  [
    /\b(?:no|cannot find|can't find|could not find|can't locate|cannot resolve|unable to (?:find|resolve|locate)|no such) (?:the |required )?(?:module|package|library|import|class|plugin|extension)/i,
    'import',
    3,
  ],
  [
    /\bdependenc(?:y|ies)\b|\bresolv(?:e|er|ing) \w+ (?:version|requirement)|\block ?file\b|\bunmet\b|\bconstraints? (?:conflict|cannot)|\bartifact\b|\bchecksum\b|\bhash(?:es)? (?:mismatch|do|does)|\blocate package\b|\bshared (?:library|object)\b|\bdriver\b|\bintegrity\b|\bmanifest\b/i,
    'dependency',
    3,
  ],
  [/\b(?:install|installation|installed|download)\b/i, 'dependency', 1],

  [
    /\bno such file\b|\bfile (?:does not|doesn't) exist\b|\bfile not found\b|\bFileNotFound|\bNoSuchFile|\bENOENT\b|\bpath (?:does not|doesn't) exist\b/i,
    'file_not_found',
    5,
  ],
  [
    /\b(?:cannot|can't|could not|couldn't|unable to|failed to) (?:open|find|access|read|stat|locate|load)\b[^\n]{0,60}(?:\/|\.\w{1,6}\b|\bfile\b|\bdirectory\b)/i,
    'file_not_found',
    3,
  ],
  [
    /\bno \S+ (?:file )?(?:found|in this directory)\b|\bno (?:input )?files?\b|\bdoes not contain\b|\bmissing file\b|\bnot a directory\b|\b(?:wasn't|was not|were not) found\b/i,
    'file_not_found',
    3,
  ],
  [/\b(?:does not|doesn't) exist\b|\bmatched no files\b/i, 'file_not_found', 2],
  [
    /\bpermission denied\b|\boperation not permitted\b|\bEACCES\b|\bEPERM\b|\baccess (?:is )?denied\b|\bread-?only\b|\bnot permitted\b|\bprivilege/i,
    'permission',
    5,
  ],
  [/\bno space left\b|\bdisk (?:is )?full\b|\bquota\b|\bENOSPC\b/i, 'disk', 5],
  [
    /\bout of memory\b|\bmemory\b(?!: \d)|\bheap\b|\bSegmentation fault\b|\bSIGSEGV\b|\bAddressSanitizer\b|\bOOM\b|\bbuffer.overflow\b|\bdouble free\b|\bKilled\b|\ballocat/i,
    'memory',
    4,
  ],
  [/\btim(?:ed|e) ?-?out\b|\bdeadline\b|\bETIMEDOUT\b|\btime limit\b|^Terminated\b/i, 'timeout', 4],

  [
    /\baddress already in use\b|\bport\b[^\n]{0,30}\b(?:in use|taken|allocated|occupied|bound)\b|\bEADDRINUSE\b/i,
    'port_in_use',
    6,
  ],
  [
    /\bconnect(?:ion|ing)?\b|\brefused\b|\bsocket\b|\bbroken pipe\b|\bdaemon\b|\bECONN|\bunreachable\b|\bis the server running\b/i,
    'connection',
    3,
  ],
  [
    /\bhost(?:name)?\b[^\n]{0,30}\b(?:not|unknown|resolve)|\bresolv(?:e|ing) host|\bDNS\b|\bgetaddrinfo\b|\bTLS\b|\bSSL\b|\bcertificate\b|\bx509\b|\bHTTP\b|\bhttps?:\/\/|\b(?:40[0-9]|50[0-4])\b|\bproxy\b|\bnetwork\b/i,
    'network',
    3,
  ],
  [
    /\bauth(?:entication|orization|enticate)?\b|\bcredentials?\b|\bpassword\b|\btoken (?:is |has )?(?:invalid|expired|missing)|\blogin\b|\bunauthori[sz]ed\b|\bpublickey\b|\bhost key\b|\bAPI key\b|\b401\b|\bforbidden\b/i,
    'auth',
    4,
  ],

  [
    /\b(?:unknown|unrecogni[sz]ed|invalid|illegal|unsupported|missing|ambiguous|no such|undefined) (?:\w+ )?(?:option|flag|switch|argument|parameter|operand|command|subcommand|task|target|verb|goal|phase|action|predicate)/i,
    'usage',
    5,
  ],
  [
    /\busage:|\btoo (?:few|many) arguments\b|\brequires? an? (?:argument|value)\b|\bunrecogni[sz]ed\b|\binvalid (?:date|value|choice|number|mode)\b|\btry .{1,40}--help\b|\bsee .{1,40}(?:--help|help)\b/i,
    'usage',
    3,
  ],
  [
    /\bcommand not found\b|\bnot recogni[sz]ed as\b|\bexecutable (?:file )?not found\b|\bcannot execute\b|\bbad interpreter\b|\bnot on (?:your )?PATH\b/i,
    'command_not_found',
    6,
  ],

  [/\bJSON\b/i, 'json', 4],
  [
    /\bconfig(?:uration)?\b|\bsettings?\b|\bdirective\b|\bYAML\b|\bTOML\b|\bXML\b|\benvironment variable\b|\bproperty\b|\bschema\b|\bunsupported (?:argument|block|key)\b|\binit(?:ialized)? system\b/i,
    'config',
    3,
  ],
  [
    /\bversions?\b|\brequire[sd]?\b[^\n]{0,60}\d\.\d|\bnot supported by\b|\b(?:too old|too new|or (?:higher|newer|later))\b|\bnot supported\b|\bunsupported\b|\bunsupported engine\b|\brelease version\b/i,
    'version',
    2,
  ],
  [
    /\bdatabase\b|\bcolumn\b(?! \d)|\b(?:table|relation|schema|role|tablespace|view|cursor)\b|\bSQL\b|\bquery\b|\bconstraint\b|\bduplicate (?:key|entry)|\btransaction\b|\bmigration\b|\bcollection\b/i,
    'database',
    3,
  ],
  [/\bmerge conflict|\bCONFLICT\b|\bunmerged\b|\bpatch (?:failed|does not apply)|\bhunk\b/i, 'merge_conflict', 5],
  [
    /\b(?:branch|commit|rebase|refspec|upstream|submodule|worktree|pathspec|stash|repository|checkout|cherry-pick|revision)\b/i,
    'git',
    2,
  ],
  [/\block(?:ed|file)?\b|\banother (?:process|instance)\b|\bin use by\b|\bbusy\b/i, 'lock', 3],
  [
    /\b(?:unable to|cannot|can't) find (?:library )?-l|\bundefined reference\b|\bundefined symbol|\bunresolved external\b|\bmultiple definition\b|\bduplicate symbol\b|\blinker\b|\bld:|\bcannot find -l/i,
    'link',
    7,
  ],
  [
    /\bassert(?:ion)?\b|\bexpected\b[^\n]{0,80}\b(?:got|but|actual|to (?:be|equal|have|match)|received|was|returned)\b|\bwant\b[^\n]{0,40}\bgot\b|\bgot\b[^\n]{0,40}\bwant\b|!=/i,
    'assertion',
    3,
  ],
  [
    /\bunused\b|\bnever (?:used|read)\b|\bdeprecated\b|\bstyle\b|\bcomplexity\b|\bnot used\b|\blint\b|\bshadow|\bby value\b/i,
    'lint',
    3,
  ],
  [/\b(?:not |un|in)?(?:correctly )?formatted\b|\breformat|\btrailing whitespace\b|\bcode style\b/i, 'format', 4],
  [/\btests?\b|\bspecs?\b|\bfixture\b|\bexamples?\b|\bsuite\b|\bcoverage\b/i, 'test', 2],
  [/\bencod(?:e|ing)\b|\bUTF-?\d|\bcharacter set\b|\bcodec\b|\bbyte sequence\b|\bASCII\b/i, 'encoding', 4],
  [/\bdeadlock|\bdata race\b|\bconcurren|\bgoroutine\b|\bprocess pool\b|\bpickle/i, 'concurrency', 4],
  [/\bawait\b|\basync\b|\bpromise\b|\bcoroutine\b|\bevent loop\b|\bunhandled rejection\b/i, 'async', 4],
  [
    /\b[A-Z]\w*(?:Error|Exception)\b|\brecursion\b|\bstack ?overflow|\bfile exists\b|\balready exists\b|\bterminate called\b|\bexception\b|\bpanic\b|\btraceback\b|\bRuntimeError\b|\bcrash|\bdivision by\b|\bdivide by\b|\boverflow\b|\bout of (?:range|bounds)\b|\bsignal\b|\bnot ?implemented|\babort|\bno such process\b/i,
    'runtime',
    2,
  ],
  [/\bbuild\b|\bcompil(?:e|ation|ing)\b|\btarget\b|\brecipe\b|\bmake\b/i, 'build', 1],
];

/** What the tool itself is about: decides only where the message says little. */
const TOOLS: readonly [form: RegExp, category: Category][] = [
  [/^(?:git|gh|hub|glab)$/, 'git'],
  [
    /^(?:psql|mysql|mariadb|sqlite3?|redis-cli|mongo(?:sh)?|pg_\w+|mysqldump|createdb|dropdb|clickhouse\S*|cqlsh|influx|sqlcmd|duckdb|alembic|flyway|liquibase|dbmate)$/,
    'database',
  ],
  [
    /^(?:eslint|ruff|flake8|pylint|rubocop|shellcheck|golangci-lint|hadolint|yamllint|stylelint|clippy|phpcs|phpstan|psalm|checkstyle|ktlint|swiftlint|tflint|markdownlint\S*|luacheck|credo|detekt|cppcheck|clang-tidy|[\w-]*lint|codespell|typos|vale|knip|depcheck|vulture|bandit)$/,
    'lint',
  ],
  [/^(?:prettier|black|gofmt|rustfmt|clang-format|isort|yapf|shfmt|gofumpt|dprint)$/, 'format'],
  [/^(?:mypy|pyright|tsc|flow|pyre|sorbet|srb)$/, 'type'],
  [/^(?:curl|wget|ping|dig|nslookup|host|http|nc|ncat|telnet|traceroute|ftp|sftp|rsync)$/, 'network'],
  [/^(?:ssh|scp|gpg|openssl|aws|gcloud|az|vault|kinit)$/, 'auth'],
  [
    /^(?:pip3?|npm|yarn|pnpm|bundle|gem|composer|poetry|uv|apt(?:-get)?|dnf|yum|apk|brew|conda|mamba|helm|cpan\w*|nuget|stack|cabal|mix|luarocks|opam)$/,
    'dependency',
  ],
  [
    /^(?:docker|podman|kubectl|terraform|tofu|ansible\S*|nginx|apachectl|systemctl|service|pulumi|packer|vagrant|caddy|haproxy|promtool|supervisord)$/,
    'config',
  ],
  [
    /^(?:pytest|jest|vitest|mocha|rspec|phpunit|ava|tape|karma|cypress|playwright|behave|robot|bats|ctest|busted|prove)$/,
    'test',
  ],
  [
    /^(?:cargo|rustc|go|gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?|make|gmake|cmake|ninja|meson|bazel|javac|mvn|gradle|ant|sbt|scons|msbuild|dotnet|swiftc?|zig|ghc|ocaml\w*|dmd|nim|crystal|kotlinc|scalac|fpc)$/,
    'build',
  ],
  [/^(?:sed|awk|jq|yq|bc|find|tar|unzip|zip|date|chmod|cp|mv|rm|ln|mkdir|sort|cut|xargs|dd)$/, 'usage'],
];

/** A guess needs this much to be worth more than "other". */
const ENOUGH = 2;

/** The kind of a problem by the words of its line, and by the program where they say little; null when nothing speaks for any kind. */
export function guessCategory(line: string, program: string | null): Category | null {
  const scores = new Map<Category, number>();
  const text = line.slice(0, 600);
  for (const [form, category, weight] of WORDS)
    if (form.test(text)) scores.set(category, (scores.get(category) ?? 0) + weight);
  const about = program === null ? undefined : TOOLS.find(([form]) => form.test(program))?.[1];
  if (about) scores.set(about, (scores.get(about) ?? 0) + ENOUGH);
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= ENOUGH ? best[0] : null;
}
