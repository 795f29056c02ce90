/** Import names whose distribution has another name. Well-known facts; never a reason to install by itself. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  ahocorasick: 'pyahocorasick',
  allauth: 'django-allauth',
  attr: 'attrs',
  barcode: 'python-barcode',
  Bio: 'biopython',
  box: 'python-box',
  bs4: 'beautifulsoup4',
  bson: 'pymongo',
  cairo: 'pycairo',
  can: 'python-can',
  community: 'python-louvain',
  consul: 'python-consul',
  corsheaders: 'django-cors-headers',
  Crypto: 'pycryptodome',
  Cryptodome: 'pycryptodomex',
  cv2: 'opencv-python',
  dateutil: 'python-dateutil',
  dbus: 'dbus-python',
  debug_toolbar: 'django-debug-toolbar',
  decouple: 'python-decouple',
  discord: 'discord.py',
  django_filters: 'django-filter',
  dns: 'dnspython',
  docx: 'python-docx',
  dotenv: 'python-dotenv',
  editor: 'python-editor',
  engineio: 'python-engineio',
  environ: 'django-environ',
  factory: 'factory-boy',
  faiss: 'faiss-cpu',
  fitz: 'PyMuPDF',
  frontmatter: 'python-frontmatter',
  gi: 'PyGObject',
  git: 'GitPython',
  github: 'PyGithub',
  gitlab: 'python-gitlab',
  gnupg: 'python-gnupg',
  googleapiclient: 'google-api-python-client',
  gridfs: 'pymongo',
  grpc: 'grpcio',
  grpc_tools: 'grpcio-tools',
  igraph: 'python-igraph',
  jenkins: 'python-jenkins',
  jose: 'python-jose',
  jwt: 'PyJWT',
  kafka: 'kafka-python',
  keystoneclient: 'python-keystoneclient',
  ldap: 'python-ldap',
  Levenshtein: 'python-Levenshtein',
  lzo: 'python-lzo',
  magic: 'python-magic',
  memcache: 'python-memcached',
  mpl_toolkits: 'matplotlib',
  multipart: 'python-multipart',
  mysql: 'mysql-connector-python',
  MySQLdb: 'mysqlclient',
  nacl: 'PyNaCl',
  nats: 'nats-py',
  nmap: 'python-nmap',
  OpenGL: 'PyOpenGL',
  OpenSSL: 'pyOpenSSL',
  opentelemetry: 'opentelemetry-api',
  osgeo: 'GDAL',
  past: 'future',
  PIL: 'Pillow',
  pkg_resources: 'setuptools',
  pptx: 'python-pptx',
  psycopg2: 'psycopg2-binary',
  pylab: 'matplotlib',
  pythoncom: 'pywin32',
  pythonjsonlogger: 'python-json-logger',
  rapidjson: 'python-rapidjson',
  rest_framework: 'djangorestframework',
  RPi: 'RPi.GPIO',
  ruamel: 'ruamel.yaml',
  serial: 'pyserial',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  slack: 'slackclient',
  slugify: 'python-slugify',
  smbus: 'smbus2',
  snappy: 'python-snappy',
  socketio: 'python-socketio',
  socks: 'PySocks',
  speech_recognition: 'SpeechRecognition',
  stdnum: 'python-stdnum',
  storages: 'django-storages',
  systemd: 'systemd-python',
  telebot: 'pyTelegramBotAPI',
  telegram: 'python-telegram-bot',
  ulid: 'python-ulid',
  umap: 'umap-learn',
  usb: 'pyusb',
  vcr: 'vcrpy',
  websocket: 'websocket-client',
  whois: 'python-whois',
  win32api: 'pywin32',
  win32com: 'pywin32',
  win32con: 'pywin32',
  wx: 'wxPython',
  xdist: 'pytest-xdist',
  Xlib: 'python-xlib',
  yaml: 'PyYAML',
  zmq: 'pyzmq',
  zope: 'zope.interface',
};

/** The same distribution is written in many ways: PEP 503 makes them one. */
export const normaliseDistribution = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** Distribution that provides a top-level import name, as far as the map knows; null when it is not in the map. */
export const knownDistribution = (module: string): string | null =>
  Object.hasOwn(DISTRIBUTIONS, module) ? (DISTRIBUTIONS[module] ?? null) : null;

/** Every distribution name that may provide the import, normalised: the map's and those that follow from the spelling. */
export function distributionCandidates(module: string): string[] {
  const top = module.split('.')[0] ?? module;
  const known = knownDistribution(top);
  const spelled = normaliseDistribution(top);
  const dotted = normaliseDistribution(module);
  return [
    ...new Set([
      ...(known ? [normaliseDistribution(known)] : []),
      spelled,
      dotted,
      `python-${spelled}`,
      `py${spelled}`,
      `${spelled}-python`,
    ]),
  ];
}

/** Import names that a distribution is known to provide: the map backwards, and its own name. */
export function importNamesOf(distribution: string): string[] {
  const wanted = normaliseDistribution(distribution);
  const mapped = Object.entries(DISTRIBUTIONS).filter(([, name]) => normaliseDistribution(name) === wanted);
  return [...new Set([...mapped.map(([module]) => module), wanted.replace(/-/g, '_')])];
}
