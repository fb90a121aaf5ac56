package dev.serai.registry.internal;

import static org.junit.Assert.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

public class VersionOrderTest {
  @Test
  public void versionsAreOrderedByNumberThenQualifier() {
    List<String> sorted =
        List.of("", "1.0.0", "1.0.0.A", "1.0.1", "1.2.0-beta", "1.10.0", "v2", "10.0.0");
    List<String> shuffled = sorted.stream().collect(Collectors.toList());
    Collections.reverse(shuffled);
    shuffled.sort(new VersionOrder());
    assertEquals(sorted, shuffled);
  }

  @Test
  public void whatIsNoVersionRanksLowest() {
    assertEquals(0, new VersionOrder().compare("", "nightly"));
    assertEquals(0, new VersionOrder().compare("99999999999", ""));
  }
}
