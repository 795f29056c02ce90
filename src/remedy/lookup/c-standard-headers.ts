/** What each header of C and POSIX declares; only names that nothing else is likely to be called. */
const C_HEADERS: Record<string, string> = {
  'assert.h': 'assert static_assert',
  'ctype.h':
    'isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit tolower toupper',
  'dirent.h': 'DIR opendir readdir closedir',
  'dlfcn.h': 'dlopen dlsym dlclose dlerror RTLD_LAZY RTLD_NOW',
  'errno.h': 'errno ENOENT EINVAL ENOMEM EINTR EAGAIN EEXIST EACCES EWOULDBLOCK ERANGE EPIPE',
  'fcntl.h': 'open fcntl O_RDONLY O_WRONLY O_RDWR O_CREAT O_TRUNC O_APPEND O_NONBLOCK O_CLOEXEC F_GETFL F_SETFL',
  'float.h': 'DBL_MAX DBL_MIN DBL_EPSILON FLT_MAX FLT_MIN FLT_EPSILON DBL_DIG',
  'getopt.h': 'getopt_long required_argument no_argument optional_argument',
  'inttypes.h': 'PRIu64 PRId64 PRIx64 PRIu32 PRId32 PRIx32 PRIuPTR SCNu64 SCNd64 strtoimax strtoumax',
  'limits.h':
    'INT_MAX INT_MIN UINT_MAX LONG_MAX LONG_MIN ULONG_MAX LLONG_MAX LLONG_MIN ULLONG_MAX CHAR_BIT CHAR_MAX CHAR_MIN SHRT_MAX SHRT_MIN USHRT_MAX UCHAR_MAX SCHAR_MAX PATH_MAX',
  'locale.h': 'setlocale LC_ALL LC_NUMERIC',
  'math.h':
    'sqrt pow sin cos tan asin acos atan atan2 sinh cosh tanh exp log log2 log10 ceil floor round trunc fabs fmod hypot cbrt lround isnan isinf fmin fmax M_PI M_E INFINITY NAN HUGE_VAL sqrtf powf sinf cosf fabsf floorf ceilf roundf',
  'netdb.h': 'getaddrinfo freeaddrinfo gai_strerror gethostbyname',
  'netinet/in.h': 'htons htonl ntohs ntohl INADDR_ANY INADDR_LOOPBACK IPPROTO_TCP',
  'arpa/inet.h': 'inet_ntoa inet_pton inet_ntop inet_addr',
  'poll.h': 'poll POLLIN POLLOUT',
  'pthread.h':
    'pthread_t pthread_create pthread_join pthread_detach pthread_self pthread_exit pthread_mutex_t pthread_mutex_init pthread_mutex_lock pthread_mutex_unlock pthread_mutex_destroy pthread_cond_t pthread_cond_wait pthread_cond_signal PTHREAD_MUTEX_INITIALIZER',
  'pwd.h': 'getpwuid getpwnam',
  'regex.h': 'regex_t regcomp regexec regfree REG_EXTENDED',
  'semaphore.h': 'sem_t sem_init sem_wait sem_post sem_destroy',
  'setjmp.h': 'jmp_buf setjmp longjmp',
  'signal.h':
    'signal sigaction raise kill SIGINT SIGTERM SIGKILL SIGSEGV SIGCHLD SIGUSR1 SIGUSR2 SIGALRM SIGPIPE SIG_IGN SIG_DFL sigset_t sigemptyset sig_atomic_t',
  'stdalign.h': 'alignas alignof',
  'stdarg.h': 'va_list va_start va_end va_arg va_copy',
  'stdatomic.h': 'atomic_int atomic_bool atomic_fetch_add atomic_load atomic_store atomic_init',
  'stdbool.h': 'bool true false',
  'stddef.h': 'size_t ptrdiff_t offsetof max_align_t wchar_t',
  'stdint.h':
    'int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t intmax_t uintmax_t UINT8_MAX UINT16_MAX UINT32_MAX UINT64_MAX INT8_MAX INT16_MAX INT32_MAX INT64_MAX INT32_MIN INT64_MIN SIZE_MAX uint_fast32_t',
  'stdio.h':
    'printf fprintf sprintf snprintf vprintf vfprintf vsnprintf scanf fscanf sscanf fopen fclose fread fwrite fgets fputs fgetc fputc getc putc getchar putchar puts fseek ftell rewind feof ferror fflush perror remove rename tmpfile getline getdelim popen pclose fileno fdopen ungetc setvbuf FILE stdin stdout stderr EOF BUFSIZ SEEK_SET SEEK_CUR SEEK_END NULL',
  'stdlib.h':
    'malloc calloc realloc free exit abort atexit atoi atol atoll atof strtol strtoul strtoll strtoull strtod strtof rand srand RAND_MAX qsort bsearch abs labs llabs getenv setenv unsetenv system mkstemp realpath EXIT_SUCCESS EXIT_FAILURE',
  'string.h':
    'memcpy memmove memset memcmp memchr strlen strcpy strncpy strcat strncat strcmp strncmp strchr strrchr strstr strtok strtok_r strdup strndup strerror strspn strcspn strpbrk strnlen stpcpy',
  'strings.h': 'strcasecmp strncasecmp bzero bcopy',
  'sys/ioctl.h': 'ioctl TIOCGWINSZ',
  'sys/mman.h': 'mmap munmap mprotect PROT_READ PROT_WRITE MAP_PRIVATE MAP_SHARED MAP_ANONYMOUS MAP_FAILED',
  'sys/resource.h': 'getrusage getrlimit setrlimit RUSAGE_SELF',
  'sys/socket.h':
    'socket bind listen accept connect send recv sendto recvfrom setsockopt socklen_t AF_INET AF_INET6 AF_UNIX SOCK_STREAM SOCK_DGRAM SOL_SOCKET SO_REUSEADDR shutdown',
  'sys/select.h': 'select fd_set FD_SET FD_ZERO FD_ISSET FD_CLR',
  'sys/stat.h': 'stat fstat lstat mkdir chmod S_ISREG S_ISDIR S_IRUSR S_IWUSR mode_t umask',
  'sys/time.h': 'gettimeofday setitimer',
  'sys/types.h': 'pid_t ssize_t off_t uid_t gid_t',
  'sys/un.h': '',
  'sys/utsname.h': 'uname',
  'sys/wait.h': 'wait waitpid WIFEXITED WEXITSTATUS WIFSIGNALED WTERMSIG WNOHANG',
  'syslog.h': 'syslog openlog closelog LOG_ERR LOG_INFO LOG_PID',
  'termios.h': 'tcgetattr tcsetattr TCSANOW TCSAFLUSH ECHO ICANON',
  'threads.h': 'thrd_t thrd_create thrd_join mtx_t mtx_init mtx_lock mtx_unlock',
  'time.h':
    'time clock difftime mktime localtime gmtime strftime asctime ctime nanosleep clock_gettime localtime_r gmtime_r time_t clock_t tm timespec CLOCKS_PER_SEC CLOCK_MONOTONIC CLOCK_REALTIME',
  'unistd.h':
    'read write close lseek fork execl execlp execv execve execvp pipe dup dup2 sleep usleep getpid getppid getuid geteuid getcwd chdir rmdir unlink access isatty ftruncate fsync sysconf alarm pause gethostname getopt optarg optind opterr STDIN_FILENO STDOUT_FILENO STDERR_FILENO _exit symlink readlink R_OK W_OK X_OK F_OK',
  'wchar.h': 'wcslen wcscpy wcscmp wprintf wint_t mbstate_t',
  'wctype.h': 'iswalpha iswdigit iswspace towlower towupper',
};

/** Types that are named with `struct` before them. */
const C_STRUCTS: Record<string, string> = {
  'dirent.h': 'dirent',
  'getopt.h': 'option',
  'netdb.h': 'addrinfo hostent',
  'netinet/in.h': 'sockaddr_in sockaddr_in6 in_addr',
  'poll.h': 'pollfd',
  'pwd.h': 'passwd',
  'signal.h': 'sigaction',
  'sys/ioctl.h': 'winsize',
  'sys/resource.h': 'rusage rlimit',
  'sys/socket.h': 'sockaddr',
  'sys/stat.h': 'stat',
  'sys/time.h': 'timeval itimerval',
  'sys/un.h': 'sockaddr_un',
  'sys/utsname.h': 'utsname',
  'termios.h': 'termios',
  'time.h': 'tm timespec',
};

/** What the headers of C++ define in `std`. */
const CPP_HEADERS: Record<string, string> = {
  algorithm:
    'sort stable_sort partial_sort nth_element find find_if find_if_not count count_if copy copy_if transform for_each all_of any_of none_of reverse rotate unique remove_if replace replace_if fill fill_n generate max_element min_element minmax_element lower_bound upper_bound binary_search equal_range merge shuffle equal min max clamp next_permutation prev_permutation set_union set_intersection set_difference is_sorted partition mismatch adjacent_find make_heap push_heap pop_heap lexicographical_compare',
  any: 'any any_cast',
  array: 'array to_array',
  atomic: 'atomic atomic_flag memory_order_relaxed memory_order_acquire memory_order_release',
  bitset: 'bitset',
  charconv: 'from_chars to_chars',
  chrono: 'chrono',
  complex: 'complex',
  condition_variable: 'condition_variable condition_variable_any cv_status',
  deque: 'deque',
  exception: 'exception_ptr current_exception rethrow_exception terminate uncaught_exceptions',
  filesystem: 'filesystem',
  format: 'format format_to',
  forward_list: 'forward_list',
  fstream: 'ifstream ofstream fstream filebuf',
  functional:
    'function bind hash plus minus multiplies less greater not_fn invoke reference_wrapper ref cref placeholders',
  future: 'future promise async packaged_task shared_future launch',
  initializer_list: 'initializer_list',
  iomanip: 'setw setprecision setfill put_time get_time quoted setbase',
  iostream: 'cout cin cerr clog endl',
  iterator:
    'back_inserter front_inserter inserter istream_iterator ostream_iterator istreambuf_iterator ostreambuf_iterator make_move_iterator reverse_iterator distance advance',
  limits: 'numeric_limits',
  list: 'list',
  map: 'map multimap',
  memory:
    'unique_ptr shared_ptr weak_ptr make_unique make_shared enable_shared_from_this static_pointer_cast dynamic_pointer_cast addressof allocator',
  mutex: 'mutex recursive_mutex timed_mutex lock_guard unique_lock scoped_lock once_flag call_once',
  numeric: 'accumulate iota inner_product partial_sum adjacent_difference reduce gcd lcm transform_reduce',
  optional: 'optional nullopt make_optional nullopt_t',
  queue: 'queue priority_queue',
  random:
    'mt19937 mt19937_64 random_device uniform_int_distribution uniform_real_distribution normal_distribution default_random_engine bernoulli_distribution minstd_rand',
  ranges: 'ranges views',
  regex: 'regex smatch cmatch regex_match regex_search regex_replace sregex_iterator',
  set: 'set multiset',
  shared_mutex: 'shared_mutex shared_lock',
  span: 'span',
  sstream: 'stringstream ostringstream istringstream stringbuf',
  stack: 'stack',
  stdexcept:
    'runtime_error logic_error invalid_argument out_of_range domain_error length_error range_error overflow_error underflow_error',
  string:
    'string wstring u16string u32string to_string stoi stol stoul stoll stoull stof stod stold getline char_traits',
  string_view: 'string_view wstring_view',
  system_error: 'error_code system_error errc error_category generic_category system_category',
  thread: 'thread this_thread jthread',
  tuple: 'tuple make_tuple tie tuple_size tuple_element forward_as_tuple apply',
  type_traits:
    'enable_if enable_if_t is_same is_same_v decay decay_t conditional conditional_t is_integral is_integral_v is_base_of is_convertible remove_reference remove_reference_t true_type false_type void_t is_floating_point_v underlying_type_t invoke_result_t',
  typeindex: 'type_index',
  unordered_map: 'unordered_map unordered_multimap',
  unordered_set: 'unordered_set unordered_multiset',
  utility: 'pair make_pair move forward swap exchange declval index_sequence make_index_sequence in_place',
  valarray: 'valarray',
  variant: 'variant visit monostate holds_alternative get_if bad_variant_access variant_size_v',
  vector: 'vector',
};

const byName = (headers: Record<string, string>): Map<string, string> =>
  new Map(
    Object.entries(headers).flatMap(([header, names]) => names.split(' ').map((name) => [name, header] as const)),
  );

const C_NAMES = byName(C_HEADERS);
const C_STRUCT_NAMES = byName(C_STRUCTS);
const CPP_NAMES = byName(CPP_HEADERS);

/** The standard or POSIX header that declares a name of C (`stdlib.h`), or null. */
export const cHeaderOf = (name: string): string | null => C_NAMES.get(name) ?? null;

/** The header that defines `struct name` (`time.h`), or null. */
export const structHeaderOf = (name: string): string | null => C_STRUCT_NAMES.get(name) ?? null;

/** The header that defines `std::name` (`vector`), or null; names that come from C are in `<cstring>` and its like. */
export const cppHeaderOf = (name: string): string | null => CPP_NAMES.get(name) ?? cppForm(cHeaderOf(name));

/** Is the name defined in `std` by C++ itself? */
export const isStdName = (name: string): boolean => CPP_NAMES.has(name);

const WITHOUT_FORM =
  /\/|^(?:dirent|dlfcn|fcntl|getopt|netdb|poll|pthread|pwd|regex|semaphore|strings|syslog|termios|threads|unistd)\.h$/;

/** `string.h` as C++ calls it: `cstring`. Null where C++ has no form of its own. */
export const cppForm = (header: string | null): string | null =>
  header && /^[a-z]+\.h$/.test(header) && !WITHOUT_FORM.test(header) ? `c${header.slice(0, -2)}` : null;

/** Every standard header by its name: for spelling. */
export const STANDARD_HEADERS: readonly string[] = [
  ...Object.keys(C_HEADERS),
  ...Object.keys(CPP_HEADERS),
  ...Object.keys(C_HEADERS).flatMap((header) => cppForm(header) ?? []),
];
