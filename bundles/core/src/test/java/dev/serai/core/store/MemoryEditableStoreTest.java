package dev.serai.core.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class MemoryEditableStoreTest<R extends Keyed> extends EditableStoreContract<R> {
  private final List<StoreChange> changes = new CopyOnWriteArrayList<>();
  private final EditableStore<R> store;

  public MemoryEditableStoreTest(TestingConcern<R> concern) {
    super(concern);
    store = concern.memory().apply(changes::add);
  }

  @Parameters(name = "{0}")
  public static List<TestingConcern<?>> concerns() {
    return TestingConcerns.all();
  }

  @Override
  protected EditableStore<R> store() {
    return store;
  }

  @Override
  protected List<StoreChange> changes() {
    return changes;
  }
}
