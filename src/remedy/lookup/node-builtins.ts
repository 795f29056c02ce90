/** Functions of Node's core modules that are common enough to be meant when their import is forgotten, by module; each name stands once. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'node:path': 'basename dirname extname join relative resolve normalize isAbsolute sep posix',
  'node:fs':
    'readFileSync writeFileSync existsSync mkdirSync readdirSync statSync unlinkSync rmSync copyFileSync renameSync appendFileSync createReadStream createWriteStream mkdtempSync chmodSync lstatSync realpathSync accessSync watch cpSync',
  'node:fs/promises':
    'readFile writeFile mkdir readdir stat unlink rm copyFile rename appendFile mkdtemp access realpath',
  'node:url': 'fileURLToPath pathToFileURL',
  'node:util': 'promisify inspect parseArgs styleText isDeepStrictEqual inherits deprecate',
  'node:os': 'tmpdir homedir cpus hostname platform freemem totalmem EOL',
  'node:child_process': 'execFile execFileSync execSync spawn spawnSync fork',
  'node:crypto':
    'createHash createHmac randomBytes randomUUID randomInt timingSafeEqual scryptSync pbkdf2Sync createCipheriv',
  'node:events': 'EventEmitter once',
  'node:http': 'createServer',
  'node:readline': 'createInterface',
  'node:stream': 'Readable Writable Transform PassThrough Duplex',
  'node:stream/promises': 'pipeline finished',
  'node:timers/promises': 'setTimeout',
  'node:zlib': 'gzipSync gunzipSync createGzip createGunzip deflateSync inflateSync brotliCompressSync',
  'node:assert/strict': 'deepEqual strictEqual deepStrictEqual rejects doesNotThrow',
  'node:perf_hooks': 'PerformanceObserver',
  'node:worker_threads': 'Worker isMainThread parentPort workerData',
  'node:module': 'createRequire',
  'node:async_hooks': 'AsyncLocalStorage',
};

const HOMES = new Map(
  Object.entries(FUNCTIONS).flatMap(([module, names]) => names.split(' ').map((name) => [name, module] as const)),
);

/** The core module whose named export is meant by a bare name, or null. */
export const nodeModuleOf = (name: string): string | null => HOMES.get(name) ?? null;
