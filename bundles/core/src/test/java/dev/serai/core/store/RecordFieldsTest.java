package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class RecordFieldsTest {
  private final Record sample;

  public RecordFieldsTest(TestingConcern<?> concern) {
    sample = (Record) concern.record("secret-key");
  }

  @Parameters(name = "{0}")
  public static List<TestingConcern<?>> concerns() {
    return TestingConcerns.all();
  }

  @Test
  public void aTextThatIsEmptyOrTooLongOrCannotBeStoredIsRefusedByName() throws Exception {
    for (RecordComponent component : components()) {
      if (component.getType() == String.class) {
        for (String text : List.of("", " ", "x".repeat(1_048_577), "\u0000", "a\ud83d")) {
          assertRefused(component, text);
        }
      }
    }
  }

  @Test
  public void whatIsMissingIsRefusedByNameUnlessItMayBe() throws Exception {
    for (RecordComponent component : components()) {
      if (!component.getType().isPrimitive()) {
        try {
          assertEquals(null, value(component, with(component, null)));
        } catch (SeraiException e) {
          assertNames(component, e);
        }
      }
    }
  }

  @Test
  public void collectionsAreCopiedAndRefuseWhatTheyMayNotHold() throws Exception {
    for (RecordComponent component : components()) {
      Object value = value(component, sample);
      if (value instanceof Map<?, ?> map) {
        assertThrows(UnsupportedOperationException.class, map::clear);
        assertRefused(component, Map.of("", map.values().iterator().next()));
      } else if (value instanceof Collection<?> items) {
        assertThrows(UnsupportedOperationException.class, items::clear);
        assertRefused(component, holdingNull(value instanceof Set));
      }
    }
  }

  @Test
  public void textTellsNoHashAndNoContents() {
    String text = sample.toString();
    for (String secret : List.of("hashed-secret", TestingConcerns.sha256("secret-key"), "#token")) {
      assertFalse(text, text.contains(secret));
    }
  }

  private void assertRefused(RecordComponent component, Object value) {
    assertNames(component, assertThrows(SeraiException.class, () -> with(component, value)));
  }

  private static void assertNames(RecordComponent component, SeraiException error) {
    assertEquals(ErrorCode.INVALID_VALUE, error.code());
    assertTrue(error.getMessage(), error.getMessage().startsWith(component.getName() + " "));
  }

  private RecordComponent[] components() {
    return sample.getClass().getRecordComponents();
  }

  private static Object value(RecordComponent component, Record record) throws Exception {
    return component.getAccessor().invoke(record);
  }

  private Record with(RecordComponent changed, Object value) throws Exception {
    RecordComponent[] components = components();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          components[i].getName().equals(changed.getName()) ? value : value(components[i], sample);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = sample.getClass().getDeclaredConstructor(types);
    try {
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SeraiException serai ? serai : e;
    }
  }

  private static Collection<Object> holdingNull(boolean set) {
    return set ? Collections.singleton(null) : Collections.singletonList(null);
  }
}
