/**
 * A program for the JDK's source launcher. Its words: a text of Java, then edits of it as `start,end,replacement`. Prints for each edit (for the text
 * itself without edits): number of syntax errors, line and offset of the first, its message. It parses in memory; nothing is compiled or written.
 */
export const JAVA_PARSER = `
import com.sun.source.util.JavacTask;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.*;

public class Parse {
  public static void main(String[] words) throws Exception {
    if (words.length == 1) System.out.println(verdict(words[0]));
    for (int i = 1; i < words.length; i++) {
      String[] edit = words[i].split(",", 3);
      String text = words[0];
      System.out.println(verdict(text.substring(0, Integer.parseInt(edit[0])) + edit[2] + text.substring(Integer.parseInt(edit[1]))));
    }
  }

  static String verdict(String text) throws Exception {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Text.java"), JavaFileObject.Kind.SOURCE) {
      @Override public CharSequence getCharContent(boolean ignore) { return text; }
    };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ((JavacTask) compiler.getTask(null, null, found, List.of("-proc:none"), null, List.of(file))).parse();
    int errors = 0;
    String first = "0 -1 ";
    for (Diagnostic<?> each : found.getDiagnostics()) {
      if (each.getKind() != Diagnostic.Kind.ERROR) continue;
      if (errors++ == 0) first = each.getLineNumber() + " " + each.getPosition() + " " + each.getMessage(Locale.ENGLISH).replace('\\n', ' ');
    }
    return errors + " " + first;
  }
}
`;
