package dev.serai.store.internal.replica;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.StoreChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

public class NoticeTest {
  @Test
  public void manyChangesTakeSeveralNoticesThatPostgresqlTakes() throws Exception {
    List<StoreChange> changes =
        IntStream.range(0, 1_000)
            .mapToObj(i -> StoreChange.saved("installations", "key-" + i))
            .toList();
    assertArriveWhole(changes);
    assertTrue(Notice.write("replica", changes).size() < 15);
  }

  @Test
  public void theLongestKeysOfAnyCharactersArriveWhole() throws Exception {
    List<StoreChange> changes = new ArrayList<>();
    for (String text : List.of("\u0001", "\n", "\u20ac", "\"", "\\", "'", " ")) {
      changes.add(StoreChange.deleted("users", text.repeat(Keyed.MAX_KEY)));
    }
    changes.add(StoreChange.saved("users", "\ud83d\ude80".repeat(Keyed.MAX_KEY / 2)));
    changes.add(StoreChange.anything("users"));
    assertArriveWhole(changes);
  }

  @Test
  public void whatALaterVersionTellsIsSeenNotToBeReadable() {
    assertThrows(
        JsonProcessingException.class,
        () -> Notice.read("replica\n{\"concern\":\"a\",\"key\":\"b\",\"kind\":\"RENAMED\"}"));
    assertThrows(JsonProcessingException.class, () -> Notice.read("replica\nsomething"));
  }

  private static void assertArriveWhole(List<StoreChange> changes) throws Exception {
    List<StoreChange> arrived = new ArrayList<>();
    for (String text : Notice.write("replica", changes)) {
      assertTrue(text.getBytes(StandardCharsets.UTF_8).length < 8_000);
      Notice notice = Notice.read(text);
      assertEquals("replica", notice.replica());
      arrived.addAll(notice.changes());
    }
    assertEquals(changes, arrived);
  }
}
