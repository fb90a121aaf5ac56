package dev.serai.edge.internal.publish;

import static org.junit.Assert.assertEquals;

import dev.serai.edge.internal.guard.Exposure;
import dev.serai.edge.internal.guard.Proxies;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class DoorTest {
  private static final List<String> SAFE = List.of();
  private static final List<String> UNSAFE = List.of("http://0.0.0.0:1/");

  private final List<String> events = new ArrayList<>();
  private boolean required;
  private final Exposure exposure = new Exposure(() -> required);
  private final Door door = new Door(this::publish, exposure);
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

  @Test
  public void aReachableContainerWithTlsIsServedAsSoonAsCallsNeedATokenAndNoLonger() {
    door.containerListens(List.of("https://0.0.0.0:1/"));
    door.reconsider();
    assertEquals(List.of(), events);
    required = true;
    door.reconsider();
    required = false;
    door.reconsider();
    assertEquals(List.of("opened", "closed"), events);
  }

  @Test
  public void aReachableContainerWithoutTlsIsServedBehindAProxyOnly() {
    required = true;
    door.containerListens(UNSAFE);
    assertEquals(List.of(), events);
    exposure.trust(Proxies.of(true, "10.0.0.1"));
    door.reconsider();
    assertEquals(List.of("opened"), events);
  }

  @Test
  public void aDoorThatWasNeverToldWhereTheContainerListensStaysClosed() {
    door.reconsider();
    assertEquals(List.of(), events);
  }

  private Publication publish() {
    events.add("opened");
    whileOpening.run();
    return () -> events.add("closed");
  }
}
