package dev.serai.edge.internal.publish;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class DoorTest {
  private static final List<String> SAFE = List.of();
  private static final List<String> UNSAFE = List.of("http://0.0.0.0:1/");

  private final List<String> events = new ArrayList<>();
  private final Door door = new Door(this::publish, "whiteboard");
  private Runnable duringPublish = () -> {};

  @Test
  public void nothingIsPublishedBeforeTheContainerIsKnown() {
    door.publishBy("jaxrs");
    assertEquals(List.of(), events);
  }

  @Test
  public void aContainerOnLoopbackOpensTheDoorOnce() {
    door.containerListens(SAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("+whiteboard"), events);
  }

  @Test
  public void aContainerThatOthersReachKeepsTheDoorClosed() {
    door.containerListens(UNSAFE);
    door.publishBy("jaxrs");
    assertEquals(List.of(), events);
  }

  @Test
  public void aContainerThatBecomesReachableClosesTheDoorAndOneThatReturnsOpensIt() {
    door.containerListens(SAFE);
    door.containerListens(UNSAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("+whiteboard", "-whiteboard", "+whiteboard"), events);
  }

  @Test
  public void theNewPublicationOpensBeforeTheOldOneCloses() {
    door.containerListens(SAFE);
    door.publishBy("jaxrs");
    door.publishBy("jaxrs");
    assertEquals(List.of("+whiteboard", "+jaxrs", "-whiteboard"), events);
  }

  @Test
  public void aContainerThatReportsTheNewServletAtOnceDoesNotPublishItTwice() {
    duringPublish = () -> door.containerListens(SAFE);
    door.containerListens(SAFE);
    assertEquals(List.of("+whiteboard"), events);
  }

  @Test
  public void aChangeDuringAChangeIsMadeAfterIt() {
    duringPublish = () -> door.publishBy("jaxrs");
    door.containerListens(SAFE);
    assertEquals(List.of("+whiteboard", "+jaxrs", "-whiteboard"), events);
  }

  @Test
  public void aClosedDoorStaysClosed() {
    door.containerListens(SAFE);
    door.close();
    door.publishBy("jaxrs");
    assertEquals(List.of("+whiteboard", "-whiteboard"), events);
  }

  private Publication publish(String name) {
    events.add("+" + name);
    duringPublish.run();
    return () -> events.add("-" + name);
  }
}
