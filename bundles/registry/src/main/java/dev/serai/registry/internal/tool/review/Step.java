package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.StoreChange;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecordStore;

/** A change of one record. */
sealed interface Step {
  /** The record's id. */
  String id();

  /** Does it. */
  void apply(ToolRecordStore store);

  /** What the store tells of it. */
  default StoreChange change() {
    return StoreChange.saved(ToolRecordStore.CONCERN, id());
  }

  /**
   * A new record.
   *
   * @param record what is kept
   */
  record Create(ToolRecord record) implements Step {
    @Override
    public String id() {
      return record.id();
    }

    @Override
    public void apply(ToolRecordStore store) {
      store.create(record);
    }
  }

  /**
   * Other contents of a record.
   *
   * @param record what is kept
   * @param version what is replaced
   */
  record Replace(ToolRecord record, long version) implements Step {
    @Override
    public String id() {
      return record.id();
    }

    @Override
    public void apply(ToolRecordStore store) {
      store.update(record, version);
    }
  }

  /**
   * A record less.
   *
   * @param id which
   * @param version what is removed
   */
  record Remove(String id, long version) implements Step {
    @Override
    public void apply(ToolRecordStore store) {
      store.delete(id, version);
    }
  }
}
