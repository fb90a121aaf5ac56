package dev.serai.core.store;

import static org.junit.Assert.assertFalse;

import org.junit.Test;

public class RecordsTest {
  @Test
  public void aSessionRecordDoesNotTellItsId() {
    assertFalse(TestingSessions.record("owner").toString().contains("secret-owner"));
  }
}
