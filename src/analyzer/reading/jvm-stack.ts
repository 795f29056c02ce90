export interface JvmFrame {
  file: string;
  line: number;
}

const FRAME =
  /^\s*at (?:[\w.-]+(?:@[\w.-]+)?\/)?(?:\w+\/\/)?(?<owner>[\w.$<>]+)\((?<file>[\w$-]+\.(?:java|kt|scala|groovy|clj)):(?<line>\d+)\)/;
const LIBRARY =
  /^(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx|scala|groovy|org\.(?:junit|testng|gradle|apache|codehaus|springframework|hibernate|mockito|hamcrest|assertj|opentest4j|eclipse|jboss|slf4j|postgresql|scalatest)|junit|io\.(?:netty|micrometer|quarkus)|reactor|com\.(?:google|fasterxml|zaxxer|intellij|mysql)|net\.bytebuddy|worker)\./;

/** Is the line a frame of a JVM stack trace? */
export const isJvmFrame = (line: string): boolean =>
  /^\s*at [\w.$/@<>-]+\([^)]*\)/.test(line) || /^\s*\.\.\. \d+ (?:more|common frames)/.test(line);

/** First frame in `lines[from..to]` that is no library's. */
export const firstOwnJvmFrame = (lines: readonly string[], from: number, to: number): JvmFrame | null => {
  for (let i = from; i <= to && i < lines.length; i += 1) {
    const groups = FRAME.exec(lines[i] ?? '')?.groups;
    if (groups?.file && !LIBRARY.test(`${groups.owner}.`)) return { file: groups.file, line: Number(groups.line) };
  }
  return null;
};
