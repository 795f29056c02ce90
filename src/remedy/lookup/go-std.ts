/** Import paths of the standard library that programs import; newer packages are confirmed by the toolchain that is there. */
const PATHS =
  'archive/tar archive/zip bufio bytes cmp compress/bzip2 compress/flate compress/gzip compress/zlib container/heap container/list container/ring context crypto crypto/aes crypto/cipher crypto/ecdsa crypto/ed25519 crypto/elliptic crypto/hmac crypto/md5 crypto/rand crypto/rsa crypto/sha1 crypto/sha256 crypto/sha512 crypto/subtle crypto/tls crypto/x509 database/sql database/sql/driver debug/buildinfo embed encoding encoding/ascii85 encoding/asn1 encoding/base32 encoding/base64 encoding/binary encoding/csv encoding/gob encoding/hex encoding/json encoding/pem encoding/xml errors expvar flag fmt go/ast go/build go/format go/parser go/printer go/scanner go/token go/types hash hash/adler32 hash/crc32 hash/crc64 hash/fnv hash/maphash html html/template image image/color image/draw image/gif image/jpeg image/png io io/fs io/ioutil iter log log/slog log/syslog maps math math/big math/bits math/cmplx math/rand mime mime/multipart net net/http net/http/cookiejar net/http/httptest net/http/httputil net/http/pprof net/mail net/netip net/rpc net/smtp net/textproto net/url os os/exec os/signal os/user path path/filepath plugin reflect regexp runtime runtime/debug runtime/metrics runtime/pprof runtime/trace slices sort strconv strings sync sync/atomic syscall testing testing/fstest testing/iotest testing/quick text/scanner text/tabwriter text/template time unicode unicode/utf16 unicode/utf8 unique unsafe'.split(
    ' ',
  );

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Import paths of the standard library whose package has this name: `['text/template', 'html/template']`. */
export const goStdPaths = (name: string): string[] => PATHS.filter((path) => lastPart(path) === name);

/** Names of all standard packages: for spelling. */
export const goStdNames = (): string[] => [...new Set(PATHS.map(lastPart))];

/** Every standard import path that is listed here. */
export const goStdAll = (): readonly string[] => PATHS;

/** Is the import path one of the standard library: no dot in its first part? */
export const isStdPath = (path: string): boolean => !(path.split('/')[0] ?? '').includes('.');
