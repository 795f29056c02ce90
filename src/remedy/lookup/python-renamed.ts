/** Where something of the standard library lives now. */
export interface Renamed {
  module: string;
  name: string;
}

const ABSTRACT =
  'Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator Generator Reversible Container Collection Callable Set MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView Sequence MutableSequence Sized ByteString';

/** `old module.old name` → where it is now. Facts of Python's own "What's New" pages; only where nothing but the place or name changed. */
const NAMES: Record<string, string> = {
  ...Object.fromEntries(ABSTRACT.split(' ').map((name) => [`collections.${name}`, `collections.abc.${name}`])),
  'fractions.gcd': 'math.gcd',
  'base64.encodestring': 'base64.encodebytes',
  'base64.decodestring': 'base64.decodebytes',
  'time.clock': 'time.perf_counter',
  'os.getcwdu': 'os.getcwd',
  'itertools.izip': 'builtins.zip',
  'itertools.imap': 'builtins.map',
  'itertools.ifilter': 'builtins.filter',
  'itertools.izip_longest': 'itertools.zip_longest',
  'string.letters': 'string.ascii_letters',
  'string.lowercase': 'string.ascii_lowercase',
  'string.uppercase': 'string.ascii_uppercase',
  'string.maketrans': 'builtins.str.maketrans',
  'cgi.escape': 'html.escape',
  'cgi.parse_qs': 'urllib.parse.parse_qs',
  'cgi.parse_qsl': 'urllib.parse.parse_qsl',
  'urllib.urlencode': 'urllib.parse.urlencode',
  'urllib.quote': 'urllib.parse.quote',
  'urllib.quote_plus': 'urllib.parse.quote_plus',
  'urllib.unquote': 'urllib.parse.unquote',
  'urllib.unquote_plus': 'urllib.parse.unquote_plus',
  'urllib.urlopen': 'urllib.request.urlopen',
  'urllib.urlretrieve': 'urllib.request.urlretrieve',
  'sys.maxint': 'sys.maxsize',
  'types.StringType': 'builtins.str',
  'types.ListType': 'builtins.list',
  'types.DictType': 'builtins.dict',
  'xml.etree.cElementTree': 'xml.etree.ElementTree',
  'asyncio.async': 'asyncio.ensure_future',
  'logging.warn': 'logging.warning',
  'pipes.quote': 'shlex.quote',
  'gettext.lgettext': 'gettext.gettext',
  'typing.io.TextIO': 'typing.TextIO',
  'typing.re.Pattern': 'typing.Pattern',
};

/** Modules of the standard library under their names of Python 2, and names that moved as a whole. */
const MODULES: Record<string, string> = {
  ConfigParser: 'configparser',
  Queue: 'queue',
  SocketServer: 'socketserver',
  StringIO: 'io',
  cStringIO: 'io',
  cPickle: 'pickle',
  copy_reg: 'copyreg',
  Tkinter: 'tkinter',
  tkMessageBox: 'tkinter.messagebox',
  tkFileDialog: 'tkinter.filedialog',
  ttk: 'tkinter.ttk',
  HTMLParser: 'html.parser',
  htmlentitydefs: 'html.entities',
  httplib: 'http.client',
  BaseHTTPServer: 'http.server',
  SimpleHTTPServer: 'http.server',
  cookielib: 'http.cookiejar',
  Cookie: 'http.cookies',
  urlparse: 'urllib.parse',
  urllib2: 'urllib.request',
  robotparser: 'urllib.robotparser',
  xmlrpclib: 'xmlrpc.client',
  __builtin__: 'builtins',
  thread: '_thread',
  dummy_thread: '_thread',
  dbm_gnu: 'dbm.gnu',
  repr: 'reprlib',
  UserDict: 'collections',
  UserList: 'collections',
  UserString: 'collections',
};

/** Built-in names of Python 2; `null`: the same name, to be imported. */
const BUILTINS: Record<string, string> = {
  xrange: 'range',
  raw_input: 'input',
  unicode: 'str',
  basestring: 'str',
  unichr: 'chr',
  long: 'int',
  intern: 'sys.intern',
  reduce: 'functools.reduce',
  reload: 'importlib.reload',
};

/** Methods of Python 2's types and of old test cases. */
const METHODS: Record<string, string> = {
  iteritems: 'items',
  iterkeys: 'keys',
  itervalues: 'values',
  viewitems: 'items',
  viewkeys: 'keys',
  viewvalues: 'values',
  assertEquals: 'assertEqual',
  assertNotEquals: 'assertNotEqual',
  assertAlmostEquals: 'assertAlmostEqual',
  assertNotAlmostEquals: 'assertNotAlmostEqual',
  assertItemsEqual: 'assertCountEqual',
  assertRegexpMatches: 'assertRegex',
  assertNotRegexpMatches: 'assertNotRegex',
  assertRaisesRegexp: 'assertRaisesRegex',
  failUnless: 'assertTrue',
  failIf: 'assertFalse',
  failUnlessEqual: 'assertEqual',
  isAlive: 'is_alive',
  tostring: 'tobytes',
  fromstring: 'frombytes',
};

const own = (table: Record<string, string>, key: string): string | null =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null;

/** Where `module.name` of the standard library is now, or null when it did not move. */
export function renamedName(module: string, name: string): Renamed | null {
  const now = own(NAMES, `${module}.${name}`);
  if (!now) return null;
  const dot = now.lastIndexOf('.');
  return dot < 0 ? { module: '', name: now } : { module: now.slice(0, dot), name: now.slice(dot + 1) };
}

/** Name of a standard module today, by its name of Python 2. */
export const renamedModule = (module: string): string | null => own(MODULES, module);

/** What a built-in name of Python 2 is today: `range`, or `module.name` where it must be imported. */
export const renamedBuiltin = (name: string): string | null => own(BUILTINS, name);

/** What a removed method is called today. */
export const renamedMethod = (name: string): string | null => own(METHODS, name);
