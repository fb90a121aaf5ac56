package dev.serai.registry.internal;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryProblem;
import java.util.List;

/** A source that contributes what a test tells it to. */
final class TestingSource implements CatalogSource {
  private volatile List<CatalogEntry> entries;
  private volatile List<EntryProblem> problems = List.of();
  private volatile boolean failing;
  private volatile boolean settled = true;
  private volatile Runnable changed;

  TestingSource(CatalogEntry... entries) {
    this.entries = List.of(entries);
  }

  void set(CatalogEntry... entries) {
    this.entries = List.of(entries);
    tell();
  }

  void setProblems(EntryProblem... problems) {
    this.problems = List.of(problems);
    tell();
  }

  void settled(boolean settled) {
    this.settled = settled;
    if (isWatched()) {
      tell();
    }
  }

  @Override
  public boolean isSettled() {
    return settled;
  }

  void fail(boolean failing) {
    this.failing = failing;
    tell();
  }

  boolean isWatched() {
    return changed != null;
  }

  void tell() {
    changed.run();
  }

  @Override
  public List<CatalogEntry> entries() {
    if (failing) {
      throw new IllegalStateException("told to fail");
    }
    return entries;
  }

  @Override
  public List<EntryProblem> problems() {
    return problems;
  }

  @Override
  public void onChange(Runnable changed) {
    this.changed = changed;
  }
}
