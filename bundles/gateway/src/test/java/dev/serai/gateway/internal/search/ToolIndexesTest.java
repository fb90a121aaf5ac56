package dev.serai.gateway.internal.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import dev.serai.core.runtime.InstallationId;
import java.util.List;
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
            new InstallationId("b"), like.alias(), like.name(), like.exposed(), like.json());
    ToolIndex index = indexes.of(second, () -> List.of(other)).toCompletableFuture().join();
    assertEquals(List.of(other), index.find("x", null, 9).tools());
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
