package workshop.course;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// A Java file as the compiler's parser sees it, so that nothing has to guess where a method ends.
public final class Source {

  private final Path file;
  private final String text;
  private final CompilationUnitTree unit;
  private final DocTrees trees;

  public Source(Path file) {
    this.file = file;
    text = Folders.read(file);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var errors = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(errors, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, errors, List.of("-proc:none"), null, files.getJavaFileObjects(file));
      unit = task.parse().iterator().next();
      trees = DocTrees.instance(task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!errors.getDiagnostics().isEmpty()) {
      throw new UserException(errors.getDiagnostics().getFirst().toString());
    }
  }

  /// The names of all methods, in order.
  public List<String> methods() {
    return all(MethodTree.class).map(method -> method.getName().toString()).toList();
  }

  /// The paragraphs of the first type's documentation, each in one line.
  public List<String> documentation() {
    String comment =
        unit.getTypeDecls().stream()
            .findFirst()
            .map(type -> trees.getDocComment(new TreePath(new TreePath(unit), type)))
            .orElse("");
    return Arrays.stream(comment.strip().split("\n\\s*\n"))
        .map(paragraph -> paragraph.strip().replaceAll("\\s*\n\\s*", " "))
        .toList();
  }

  /// What the file asks for with `Flags.needs("…")`.
  public List<String> flags() {
    return all(MethodInvocationTree.class)
        .filter(call -> call.getMethodSelect().toString().equals("Flags.needs"))
        .map(call -> call.getArguments().getFirst())
        .filter(LiteralTree.class::isInstance)
        .map(flag -> ((LiteralTree) flag).getValue().toString())
        .toList();
  }

  private <T extends Tree> Stream<T> all(Class<T> kind) {
    var found = Stream.<T>builder();
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void nothing) {
        if (kind.isInstance(tree)) {
          found.add(kind.cast(tree));
        }
        return super.scan(tree, null);
      }
    }.scan(unit, null);
    return found.build();
  }

  /// The source of the member so named (`Runner.run` for one of a nested type; overloads together),
  /// without its documentation, at the left margin.
  public String member(String name) {
    String[] path = name.split("\\.", -1);
    List<? extends Tree> found = unit.getTypeDecls();
    if (named(found, path[0]).isEmpty()) {
      found = members(found); // the file's own type need not be named
    }
    found = named(found, path[0]);
    for (int i = 1; i < path.length; i++) {
      found = named(members(found), path[i]);
    }
    if (found.isEmpty()) {
      throw new UserException("There is no %s in %s.".formatted(name, file.getFileName()));
    }
    return found.stream().map(this::cut).collect(Collectors.joining("\n\n"));
  }

  /// The file as JShell takes it: in no package, its types without annotations and modifiers, which
  /// JShell refuses or takes for a snippet of their own. What these packages hold is not imported:
  /// there it would hide a class that the reader has defined again.
  public String snippet(List<String> packages) {
    var snippet = new StringBuilder();
    for (ImportTree line : unit.getImports()) {
      String name = line.getQualifiedIdentifier().toString();
      if (line.isStatic() || !packages.contains(name.replaceFirst("\\.[^.]*$", ""))) {
        snippet.append(line.toString().strip()).append('\n');
      }
    }
    var positions = trees.getSourcePositions();
    for (Tree type : unit.getTypeDecls()) {
      int modifiers = (int) positions.getEndPosition(unit, ((ClassTree) type).getModifiers());
      int from = Math.max(modifiers, (int) positions.getStartPosition(unit, type));
      int to = (int) positions.getEndPosition(unit, type);
      snippet.append('\n').append(text.substring(from, to).strip()).append('\n');
    }
    return snippet.toString();
  }

  private static List<? extends Tree> named(List<? extends Tree> trees, String name) {
    return trees.stream().filter(tree -> name(tree).equals(name)).toList();
  }

  private static String name(Tree tree) {
    return switch (tree) {
      case ClassTree type -> type.getSimpleName().toString();
      case MethodTree method -> method.getName().toString();
      case VariableTree field -> field.getName().toString();
      default -> "";
    };
  }

  private static List<? extends Tree> members(List<? extends Tree> types) {
    return types.stream()
        .filter(ClassTree.class::isInstance)
        .flatMap(type -> ((ClassTree) type).getMembers().stream())
        .toList();
  }

  private String cut(Tree tree) {
    int from = (int) trees.getSourcePositions().getStartPosition(unit, tree);
    int to = (int) trees.getSourcePositions().getEndPosition(unit, tree);
    int newline = (text + "\n").indexOf('\n', to);
    if (text.substring(to, newline).strip().startsWith("//")) {
      to = newline; // a remark at the end of a field's line belongs to it
    }
    int column = from - (text.lastIndexOf('\n', from - 1) + 1);
    return (" ".repeat(column) + text.substring(from, to)).stripIndent();
  }
}
