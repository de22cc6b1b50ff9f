package workshop.readme;

import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.UserException;
import workshop.readme.LiveBlock.Finding;
import workshop.readme.Page.Block;

/// Holds pages to what is so: every live block, and what [PageChecks] looks at.
public final class Readmes {

  public static final String REFRESH = "To refresh what the READMEs show: make readme";

  private record Live(Page page, Block block) {
    /// How long its run may take.
    double seconds() {
      return Transcript.seconds(page.text(block));
    }
  }

  private final Course course;
  private final boolean write;
  private final StepRunner runner = new StepRunner();

  /// With `write`, blocks that have drifted are replaced.
  public Readmes(Course course, boolean write) {
    this.course = course;
    this.write = write;
  }

  /// Checks that part; without a part, every part, and the course's own pages. The steps run side
  /// by side.
  public List<Claim> check(Optional<Part> only) throws IOException, InterruptedException {
    var claims = new ArrayList<Claim>();
    if (only.isEmpty()) {
      claims.add(new Traps(course).check(write));
    }
    List<Page> pages = pages(only, claims);
    var checks = new PageChecks(course);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var findings = new HashMap<Live, Future<Finding>>();
      // The longest first, so that no core idles while the last one is at it.
      pages.stream()
          .flatMap(page -> page.blocks().stream().map(block -> new Live(page, block)))
          .sorted(comparingDouble(Live::seconds).reversed())
          .forEach(live -> findings.put(live, threads.submit(() -> find(live))));
      for (Page page : pages) {
        claims.addAll(checks.of(page));
        claims.addAll(settle(page, findings));
      }
      for (Part part : only.map(List::of).orElseGet(course::parts)) {
        claims.add(checks.ofComments(part));
      }
    }
    return claims;
  }

  /// A page that can't be understood is a claim that does not hold.
  private List<Page> pages(Optional<Part> only, List<Claim> claims) {
    var files = new LinkedHashMap<Path, Optional<Part>>();
    for (Part part : only.map(List::of).orElseGet(course::parts)) {
      files.put(part.readme(), Optional.of(part));
    }
    if (only.isEmpty()) {
      Path root = course.root();
      Stream.of(
              List.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")),
              Folders.below(root.resolve("docs"), ".*\\.md"),
              Folders.in(root.resolve("support")).stream()
                  .map(module -> module.resolve("README.md"))
                  .filter(Files::exists)
                  .toList())
          .flatMap(List::stream)
          .forEach(file -> files.put(file, Optional.empty()));
    }
    var pages = new ArrayList<Page>();
    files.forEach((file, part) -> {
      try {
        pages.add(Page.read(file, part));
      } catch (UserException e) {
        claims.add(Claim.of(course.show(file), List.of(e.getMessage())));
      }
    });
    return pages;
  }

  private Finding find(Live live) throws IOException, InterruptedException {
    Page page = live.page;
    Block block = live.block;
    try {
      return LiveBlock.of(course, page, block).find(runner, write);
    } catch (UserException | PatternSyntaxException e) {
      return new Finding(e.getMessage(), page.caption(block), page.text(block));
    }
  }

  private List<Claim> settle(Page page, Map<Live, Future<Finding>> findings)
      throws IOException, InterruptedException {
    var claims = new ArrayList<Claim>();
    var lines = new ArrayList<>(page.lines());
    for (Block block : page.blocks().reversed()) { // upwards: what is above keeps its place
      Finding finding = get(findings.get(new Live(page, block)));
      boolean drifted =
          !finding.truth().equals(page.text(block))
              || !finding.caption().equals(page.caption(block));
      boolean mended = write && drifted;
      if (mended) {
        replace(lines.subList(block.from(), block.to()), finding.truth());
        replace(lines.subList(block.live() + 1, block.from() - 1), finding.caption());
      }
      String name =
          "%s:%d %s: %s"
              .formatted(course.show(page.file()), block.live() + 1, block.kind(), block.comment());
      claims.addFirst(new Claim(name, finding.wrong(), mended));
    }
    if (!lines.equals(page.lines())) {
      Files.writeString(page.file(), String.join("\n", lines));
    }
    return claims;
  }

  private static void replace(List<String> old, List<String> by) {
    old.clear();
    old.addAll(by);
  }

  private static Finding get(Future<Finding> finding) throws InterruptedException {
    try {
      return finding.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
