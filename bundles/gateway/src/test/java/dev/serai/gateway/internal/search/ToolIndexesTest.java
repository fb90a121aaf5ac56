package dev.serai.gateway.internal.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import dev.serai.core.runtime.InstallationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Test;

public class ToolIndexesTest {
  private final ToolIndexes indexes = new ToolIndexes();

  @After
  public void close() {
    indexes.close();
  }

  private ToolIndex of(Object snapshot, String tool) {
    List<SearchedTool> tools = new TestingTools().with("a", tool, "").all();
    return indexes.of(snapshot, () -> tools).toCompletableFuture().join();
  }

  @Test
  public void aListIsIndexedOnce() {
    Object snapshot = new Object();
    assertSame(of(snapshot, "x"), of(snapshot, "x"));
  }

  @Test
  public void listsThatHoldTheSameShareOne() {
    Object first = new Object();
    Object second = new Object();
    Object third = new Object();
    ToolIndex index = of(first, "x");
    assertSame(index, of(second, "x"));
    assertNotSame(index, of(third, "y"));
  }

  @Test
  public void listsOfTwoServersShareNoneHoweverAlikeTheyAre() {
    Object first = new Object();
    Object second = new Object();
    of(first, "x");
    SearchedTool like = TestingTools.tool("a", "x", "");
    SearchedTool other =
        new SearchedTool(
            Set.of(new InstallationId("b")),
            like.alias(),
            like.name(),
            like.exposed(),
            like.json());
    ToolIndex index = indexes.of(second, () -> List.of(other)).toCompletableFuture().join();
    assertEquals(List.of(other), index.find("x", null, 9).tools());
  }

  @Test
  public void ofTooManyTheOneIsDroppedThatWasUsedLeastRecently() {
    List<Object> snapshots = snapshots(17);
    List<ToolIndex> made = new ArrayList<>();
    for (int at = 0; at < 16; at++) {
      made.add(of(snapshots.get(at), "x" + at));
    }
    assertSame(made.get(0), of(snapshots.get(0), "x0"));
    of(snapshots.get(16), "y");
    assertSame(made.get(0), of(snapshots.get(0), "x0"));
    assertSame(made.get(15), of(snapshots.get(15), "x15"));
    assertNotSame(made.get(1), of(snapshots.get(1), "x1"));
  }

  @Test
  public void theOneThatIsDroppedIsSharedStill() {
    List<Object> snapshots = snapshots(17);
    ToolIndex first = of(snapshots.get(0), "x0");
    for (int at = 1; at < 16; at++) {
      of(snapshots.get(at), "x" + at);
    }
    assertSame(first, of(snapshots.get(16), "x0"));
  }

  @Test
  public void noneIsDroppedBeforeItIsMade() {
    List<Object> snapshots = snapshots(17);
    CompletableFuture<List<SearchedTool>> tools = new CompletableFuture<>();
    List<CompletionStage<ToolIndex>> made = new ArrayList<>();
    snapshots.forEach(snapshot -> made.add(indexes.of(snapshot, tools::join)));
    for (int at = 0; at < 17; at++) {
      assertSame(made.get(at), indexes.of(snapshots.get(at), tools::join));
    }
    tools.complete(List.of());
    made.forEach(index -> index.toCompletableFuture().join());
  }

  private static List<Object> snapshots(int count) {
    return Stream.generate(Object::new).limit(count).toList();
  }

  @Test
  public void aListThatCannotBeIndexedIsTriedAgain() {
    Object snapshot = new Object();
    indexes
        .of(
            snapshot,
            () -> {
              throw new IllegalStateException("not yet");
            })
        .handle((done, error) -> null)
        .toCompletableFuture()
        .join();
    assertSame(of(snapshot, "x"), of(snapshot, "x"));
  }
}
