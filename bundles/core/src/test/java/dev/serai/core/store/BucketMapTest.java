package dev.serai.core.store;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.Test;

public class BucketMapTest {
  private final Random random = new Random(7);

  @Test
  public void aGrowingMapHoldsWhatAHashMapHolds() {
    assertLike(i -> "key-" + i, 20_000, 1);
  }

  @Test
  public void manyChangesAtOnceAreAll() {
    assertLike(i -> "key-" + i, 20_000, 500);
  }

  @Test
  public void keysOfOneHashFindEachOther() {
    assertLike(Alike::new, 200, 1);
  }

  @Test
  public void aMapStaysAsItWasWhenCopiesChange() {
    BucketMap<String, Integer> first = BucketMap.<String, Integer>empty().with(one("a", 1));
    BucketMap<String, Integer> second = first.with(one("a", 2)).with(one("b", 3));
    BucketMap<String, Integer> third = second.with(Map.of("a", Optional.empty()));
    assertEquals(Optional.of(1), first.get("a"));
    assertEquals(List.of(1), List.copyOf(first.values()));
    assertEquals(Optional.of(2), second.get("a"));
    assertEquals(List.of(3), List.copyOf(third.values()));
    assertEquals(Optional.empty(), third.get("a"));
  }

  private static Map<String, Optional<Integer>> one(String key, int value) {
    return Map.of(key, Optional.of(value));
  }

  private <K> void assertLike(IntFunction<K> keys, int range, int together) {
    Map<K, Integer> expected = new HashMap<>();
    BucketMap<K, Integer> map = BucketMap.empty();
    for (int round = 0; round < range; round += together) {
      Map<K, Optional<Integer>> changes = new HashMap<>();
      for (int i = 0; i < together; i++) {
        Optional<Integer> value = Optional.of(round).filter(any -> random.nextInt(4) > 0);
        changes.put(keys.apply(random.nextInt(range)), value);
      }
      changes.forEach((k, v) -> expected.compute(k, (any, before) -> v.orElse(null)));
      map = map.with(changes);
    }
    assertEquals(sorted(expected.values()), sorted(map.values()));
    assertEquals(expected.size(), map.values().size());
    Function<K, Optional<Integer>> found = map::get;
    for (int i = 0; i < range; i++) {
      K key = keys.apply(i);
      assertEquals(Optional.ofNullable(expected.get(key)), found.apply(key));
    }
  }

  private static List<Integer> sorted(Iterable<Integer> values) {
    List<Integer> all = new ArrayList<>();
    values.forEach(all::add);
    all.sort(null);
    return all;
  }

  private record Alike(int number) {
    @Override
    public int hashCode() {
      return 1;
    }
  }
}
