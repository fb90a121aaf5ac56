package dev.serai.edge.internal.publish;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class DoorTest {
  private static final List<String> SAFE = List.of();
  private static final List<String> UNSAFE = List.of("http://0.0.0.0:1/");

  private final List<String> events = new ArrayList<>();
  private final Door door = new Door(this::publish);
  private Runnable whileOpening = () -> {};

  @Test
  public void aContainerOnLoopbackOpensTheDoorOnce() {
    door.containerListens(SAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("opened"), events);
  }

  @Test
  public void aContainerThatOthersReachKeepsTheDoorClosed() {
    door.containerListens(UNSAFE);
    assertEquals(List.of(), events);
  }

  @Test
  public void aContainerThatBecomesReachableClosesTheDoorAndOneThatReturnsOpensIt() {
    door.containerListens(SAFE);
    door.containerListens(UNSAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("opened", "closed", "opened"), events);
  }

  @Test
  public void aContainerThatReportsTheNewServletAtOnceDoesNotPublishItTwice() {
    whileOpening = () -> door.containerListens(SAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("opened"), events);
  }

  @Test
  public void aContainerThatBecomesReachableWhileTheDoorOpensClosesItAgain() {
    whileOpening = () -> door.containerListens(UNSAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("opened", "closed"), events);
  }

  @Test
  public void aClosedDoorStaysClosed() {
    door.containerListens(SAFE);
    door.close();
    door.containerListens(UNSAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("opened", "closed"), events);
  }

  private Publication publish() {
    events.add("opened");
    whileOpening.run();
    return () -> events.add("closed");
  }
}
