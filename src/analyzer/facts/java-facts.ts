import type { Fact } from '../reading/stated-facts.ts';

/** What javac, kotlinc, scalac and groovyc say. */
export const JAVA_FACTS: readonly Fact[] = [
  { pattern: /^package (?<module>[\w.]+) does not exist/, category: 'import' },
  { pattern: /^(?:Unresolved reference|unresolved reference):? '?(?<symbol>[\w.]+)'?/, category: 'name' },
  { pattern: /^cannot find symbol/, category: 'name' },
  { pattern: /^cannot access (?<symbol>\S+)/, category: 'dependency' },
  {
    pattern: /^(?<symbol>[\w.]+) is not abstract and does not override abstract method (?<member>\w+)/,
    category: 'trait',
  },
  {
    pattern: /^(?:Class|Object) '(?<symbol>\w+)' (?:is not abstract and does not implement|must be declared abstract)/,
    category: 'trait',
  },
  { pattern: /^method does not override or implement a method from a supertype/, category: 'trait' },
  { pattern: /^incompatible types: (?<actual>.+) cannot be converted to (?<expected>\S+)$/, category: 'type' },
  {
    pattern:
      /^(?:type mismatch|Type mismatch|argument type mismatch):? (?:inferred type is|actual type is|found:) '?(?<actual>[^',]+)'?,? (?:but|required:) '?(?<expected>[^']+?)'? ?(?:was expected)?/,
    category: 'type',
  },
  { pattern: /^incompatible types/, category: 'type' },
  {
    pattern:
      /^(?:constructor|method) (?<symbol>\w+) in (?:class|interface|enum|record) \S+ cannot be applied to given types/,
    category: 'type',
  },
  { pattern: /^no suitable (?:method|constructor) found for (?<symbol>\w+)/, category: 'type' },
  { pattern: /^unreported exception (?<symbol>[\w.]+);? ?(?:must be caught)?/, category: 'type' },
  { pattern: /^variable (?<symbol>\w+) (?:might (?:not|already) have been|is already defined)/, category: 'name' },
  { pattern: /^(?<symbol>\w+) (?:has private access|is not public|is already defined)/, category: 'name' },
  { pattern: /^class (?<symbol>\w+) is (?:public, should be declared in a file|already defined)/, category: 'config' },
  { pattern: /^duplicate class: (?<symbol>[\w.]+)/, category: 'name' },
  { pattern: /^(?:release version|invalid (?:target|source) release:?) (?<version>[\d.]+)/, category: 'version' },
  {
    pattern:
      /^(?:source|target) (?:option|release|value) (?<version>[\d.]+)|are not supported in -source (?<key>[\d.]+)|is a preview feature/,
    category: 'version',
  },
  { pattern: /^class file has wrong version|has been compiled by a more recent version/, category: 'version' },
  { pattern: /^file not found: (?<file>\S+)/, category: 'file_not_found' },
  { pattern: /^invalid flag: (?<option>\S+)/, category: 'usage' },
  {
    pattern:
      /^(?:';'|'\)'|'\('|'\{'|'\]'|<identifier>|class, interface|reached end of file|illegal start|not a statement|unclosed|'\w+' without|unnamed classes|orphaned|expecting |expected )/i,
    category: 'syntax',
  },
  { pattern: / expected$/, category: 'syntax' },
  { pattern: /^unmappable character/, category: 'encoding' },
  { pattern: /^(?:warnings found and -Werror|\[(?<code>[\w-]+)\])/, category: 'lint' },
  { pattern: /^missing return statement/, category: 'type' },
];

/** What exceptions of the JVM state. */
export const JVM_FACTS: readonly Fact[] = [
  { pattern: /Could not find or load main class (?<symbol>[\w.$/]+)/, category: 'import' },
  { pattern: /(?:ClassNotFoundException|NoClassDefFoundError): (?<symbol>[\w.$/]+)/, category: 'import' },
  { pattern: /UnsupportedClassVersionError/, category: 'version' },
  {
    pattern:
      /(?:NoSuchMethodError|NoSuchFieldError|AbstractMethodError|IncompatibleClassChangeError): '?(?<symbol>[^'\n]+)/,
    category: 'version',
  },
  { pattern: /(?:NoSuchFileException|FileNotFoundException): (?<file>[^\s(]+)/, category: 'file_not_found' },
  { pattern: /AccessDeniedException: (?<file>\S+)/, category: 'permission' },
  { pattern: /BindException: (?:Address already in use|.*:(?<port>\d+))/, category: 'port_in_use' },
  { pattern: /Port (?<port>\d+) (?:was|is) already in use/, category: 'port_in_use' },
  { pattern: /Connect(?:ion)?Exception: .*?(?:(?<host>[\w.-]+)[:/](?<port>\d+))?/, category: 'connection' },
  { pattern: /UnknownHostException: (?<host>[\w.-]+)/, category: 'network' },
  { pattern: /(?:SSLHandshakeException|SunCertPathBuilderException|PKIX path)/, category: 'network' },
  { pattern: /(?:SocketTimeoutException|TimeoutException|TestTimedOutException|timed out)/, category: 'timeout' },
  { pattern: /OutOfMemoryError|Could not reserve enough space|insufficient memory/, category: 'memory' },
  {
    pattern:
      /NullPointerException: Cannot (?:invoke|read|assign|load|store|throw|enter).* because "(?<symbol>[^"]+)" is null/,
    category: 'runtime',
  },
  {
    pattern: /ClassCastException: (?:class )?(?<actual>\S+) cannot be cast to (?:class )?(?<expected>\S+)/,
    category: 'type',
  },
  {
    pattern:
      /(?:AssertionError|AssertionFailedError|ComparisonFailure|MultipleFailuresError)[^\n]*?expected: ?<?(?<expected>[^\n>]*)>? but was: ?<?(?<actual>[^\n>]*)>?/,
    category: 'assertion',
  },
  {
    pattern:
      /(?:AssertionError|AssertionFailedError|ComparisonFailure|MultipleFailuresError|WantedButNotInvoked|ArgumentsAreDifferent)/,
    category: 'assertion',
  },
  {
    pattern:
      /(?:SQL\w*Exception|PSQLException|DataAccessException|HibernateException|FlywayException|LiquibaseException)/,
    category: 'database',
  },
  {
    pattern: /(?:JsonParseException|JsonMappingException|JsonSyntaxException|MismatchedInputException|JSONException)/,
    category: 'json',
  },
  {
    pattern:
      /(?:NoSuchBeanDefinitionException|BeanCreationException|UnsatisfiedDependencyException|ConfigurationException)/,
    category: 'config',
  },
  {
    pattern: /ConcurrentModificationException|RejectedExecutionException|IllegalMonitorState/,
    category: 'concurrency',
  },
  {
    pattern: /(?:MalformedInputException|UnmappableCharacterException|CharacterCodingException)/,
    category: 'encoding',
  },
  { pattern: /[\w.$]+(?:Exception|Error)\b/, category: 'runtime' },
];
