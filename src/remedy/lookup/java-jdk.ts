/** Types of the JDK that programs import, by package. */
const PACKAGES: Record<string, string> = {
  'java.io':
    'BufferedInputStream BufferedOutputStream BufferedReader BufferedWriter ByteArrayInputStream ByteArrayOutputStream Closeable Console DataInputStream DataOutputStream EOFException File FileInputStream FileNotFoundException FileOutputStream FileReader FileWriter Flushable IOException InputStream InputStreamReader InterruptedIOException ObjectInputStream ObjectOutputStream OutputStream OutputStreamWriter PipedInputStream PipedOutputStream PrintStream PrintWriter PushbackReader RandomAccessFile Reader SequenceInputStream Serializable StringReader StringWriter UncheckedIOException UnsupportedEncodingException Writer',
  'java.lang.annotation': 'Documented ElementType Inherited Repeatable Retention RetentionPolicy Target',
  'java.lang.invoke': 'MethodHandle MethodHandles MethodType VarHandle',
  'java.lang.reflect':
    'Constructor Field InvocationHandler InvocationTargetException Method Modifier ParameterizedType',
  'java.math': 'BigDecimal BigInteger MathContext RoundingMode',
  'java.net':
    'ConnectException DatagramPacket DatagramSocket HttpURLConnection InetAddress InetSocketAddress MalformedURLException ServerSocket Socket SocketException SocketTimeoutException URI URISyntaxException URL URLConnection URLDecoder URLEncoder UnknownHostException',
  'java.net.http': 'HttpClient HttpRequest HttpResponse WebSocket',
  'java.nio': 'ByteBuffer ByteOrder CharBuffer IntBuffer LongBuffer MappedByteBuffer',
  'java.nio.channels': 'FileChannel SelectionKey Selector ServerSocketChannel SocketChannel',
  'java.nio.charset': 'Charset StandardCharsets',
  'java.nio.file':
    'DirectoryStream FileAlreadyExistsException FileSystem FileSystems FileVisitResult Files InvalidPathException LinkOption NoSuchFileException Path Paths SimpleFileVisitor StandardCopyOption StandardOpenOption WatchService',
  'java.nio.file.attribute': 'BasicFileAttributes FileTime PosixFilePermission PosixFilePermissions',
  'java.security':
    'GeneralSecurityException KeyPair KeyPairGenerator KeyStore MessageDigest NoSuchAlgorithmException PrivateKey PublicKey SecureRandom Signature',
  'java.sql': 'Connection DriverManager PreparedStatement ResultSet ResultSetMetaData SQLException Statement Timestamp',
  'java.text':
    'DateFormat DecimalFormat DecimalFormatSymbols MessageFormat Normalizer NumberFormat ParseException SimpleDateFormat',
  'java.time':
    'Clock DateTimeException DayOfWeek Duration Instant LocalDate LocalDateTime LocalTime Month MonthDay OffsetDateTime Period Year YearMonth ZoneId ZoneOffset ZonedDateTime',
  'java.time.format': 'DateTimeFormatter DateTimeFormatterBuilder DateTimeParseException FormatStyle',
  'java.time.temporal': 'ChronoField ChronoUnit TemporalAdjusters TemporalUnit WeekFields',
  'java.util':
    'AbstractList AbstractMap ArrayDeque ArrayList Arrays Base64 BitSet Calendar Collection Collections Comparator ConcurrentModificationException Currency Date Deque EmptyStackException EnumMap EnumSet Enumeration Formatter GregorianCalendar HashMap HashSet Hashtable IdentityHashMap InputMismatchException IntSummaryStatistics Iterator LinkedHashMap LinkedHashSet LinkedList List ListIterator Locale Map MissingResourceException NavigableMap NavigableSet NoSuchElementException Objects Optional OptionalDouble OptionalInt OptionalLong PriorityQueue Properties Queue Random ResourceBundle Scanner ServiceLoader Set SortedMap SortedSet Spliterator Stack StringJoiner StringTokenizer TimeZone Timer TimerTask TreeMap TreeSet UUID Vector WeakHashMap',
  'java.util.concurrent':
    'ArrayBlockingQueue BlockingQueue BrokenBarrierException Callable CancellationException CompletableFuture CompletionException CompletionStage ConcurrentHashMap ConcurrentLinkedDeque ConcurrentLinkedQueue ConcurrentMap ConcurrentSkipListMap CopyOnWriteArrayList CountDownLatch CyclicBarrier ExecutionException Executor ExecutorService Executors ForkJoinPool Future LinkedBlockingDeque LinkedBlockingQueue PriorityBlockingQueue RecursiveTask ScheduledExecutorService Semaphore ThreadFactory ThreadLocalRandom ThreadPoolExecutor TimeUnit TimeoutException',
  'java.util.concurrent.atomic': 'AtomicBoolean AtomicInteger AtomicIntegerArray AtomicLong AtomicReference LongAdder',
  'java.util.concurrent.locks': 'Condition Lock ReadWriteLock ReentrantLock ReentrantReadWriteLock StampedLock',
  'java.util.function':
    'BiConsumer BiFunction BiPredicate BinaryOperator BooleanSupplier Consumer DoubleFunction DoubleSupplier DoubleUnaryOperator Function IntBinaryOperator IntConsumer IntFunction IntPredicate IntSupplier IntUnaryOperator LongFunction LongSupplier Predicate Supplier ToDoubleFunction ToIntFunction ToLongFunction UnaryOperator',
  'java.util.logging': 'ConsoleHandler FileHandler Handler Level Logger',
  'java.util.regex': 'MatchResult Matcher Pattern PatternSyntaxException',
  'java.util.stream': 'Collector Collectors DoubleStream IntStream LongStream Stream StreamSupport',
  'java.util.zip': 'CRC32 GZIPInputStream GZIPOutputStream ZipEntry ZipFile ZipInputStream ZipOutputStream',
  'javax.crypto': 'Cipher KeyGenerator Mac SecretKey SecretKeyFactory',
  'javax.crypto.spec': 'IvParameterSpec PBEKeySpec SecretKeySpec',
};

/** Types that another package has under the same name: there they are meant when the file imports from that package. */
const RIVALS: Record<string, string> = {
  Date: 'java.sql',
  List: 'java.awt',
  Timer: 'javax.swing',
  Connection: 'jakarta.jms',
  Logger: 'org.slf4j',
  Level: 'org.apache',
  Path: 'jakarta.ws',
};

const HOMES = new Map(
  Object.entries(PACKAGES).flatMap(([home, names]) =>
    names.split(' ').map((name) => [name, `${home}.${name}`] as const),
  ),
);

/** Types of `java.lang`, which need no import; for spelling. */
export const JAVA_LANG: readonly string[] =
  'Boolean Byte Character Class Comparable Double Enum Error Exception Float IllegalArgumentException IllegalStateException IndexOutOfBoundsException Integer InterruptedException Iterable Long Math NullPointerException Number NumberFormatException Object Override Process ProcessBuilder Record Runnable Runtime RuntimeException Short String StringBuffer StringBuilder System Thread Throwable UnsupportedOperationException Void CharSequence AutoCloseable ArithmeticException ClassCastException Deprecated FunctionalInterface SuppressWarnings'.split(
    ' ',
  );

/** Full name of the well-known JDK type of this simple name, or null. */
export const jdkTypeOf = (name: string): string | null => HOMES.get(name) ?? null;

/** Package whose type of the same name may be meant instead, or null. */
export const jdkRivalOf = (name: string): string | null =>
  Object.hasOwn(RIVALS, name) ? (RIVALS[name] ?? null) : null;

/** Simple names of all listed types; for spelling. */
export const jdkTypeNames = (): string[] => [...HOMES.keys()];
