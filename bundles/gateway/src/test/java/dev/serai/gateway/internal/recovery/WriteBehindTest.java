package dev.serai.gateway.internal.recovery;

import static org.junit.Assert.assertEquals;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.Eventually;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.After;
import org.junit.Test;

public class WriteBehindTest {
  private final ServiceSlot<List<String>> slot = new ServiceSlot<>("store");
  private final List<String> store = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
  private volatile ErrorCode failure;
  private final WriteBehind<List<String>, String> writes =
      new WriteBehind<>("records", slot, new ListWriter(), thread);

  private final class ListWriter implements WriteBehind.Writer<List<String>, String> {
    @Override
    public void save(List<String> store, String record) {
      if (failure != null) {
        throw new SeraiException(failure, "It failed.");
      }
      store.add(record);
    }

    @Override
    public void delete(List<String> store, String key) {
      store.add("-" + key);
    }
  }

  @After
  public void stop() {
    thread.shutdownNow();
  }

  private void becomes(String... written) {
    Eventually.holds("it is written", () -> store.equals(List.of(written)));
  }

  private void save(String key, String record) {
    writes.save(key, () -> Optional.of(record));
  }

  @Test
  public void onlyTheLastStateOfARecordIsWrittenWhenTheStoreComes() {
    save("a", "a1");
    save("a", "a2");
    slot.bind(store);
    becomes("a2");
    save("a", "a3");
    becomes("a2", "a3");
    assertEquals(0, writes.unwritten());
  }

  @Test
  public void aRecordThatNeverReachedTheStoreIsForgotten() {
    save("a", "a1");
    writes.delete("a");
    assertEquals(0, writes.unwritten());
    writes.found("b");
    writes.delete("b");
    slot.bind(store);
    becomes("-b");
  }

  @Test
  public void whatTheStoreCannotTakeNowIsWrittenLater() throws Exception {
    failure = ErrorCode.STORE_UNAVAILABLE;
    slot.bind(store);
    save("a", "a1");
    thread.submit(writes::flush).get();
    assertEquals(1, writes.unwritten());
    failure = null;
    becomes("a1");
  }

  @Test
  public void aRecordThatCannotBeWrittenAtAllHoldsUpNoOther() {
    failure = ErrorCode.INVALID_VALUE;
    slot.bind(store);
    save("a", "a1");
    Eventually.holds("it is given up", () -> writes.unwritten() == 0);
    failure = null;
    save("b", "b1");
    becomes("b1");
  }

  @Test
  public void aRecordThatIsGoneWhenItIsWrittenIsRemoved() {
    writes.save("a", Optional::empty);
    slot.bind(store);
    becomes("-a");
  }
}
