package dev.serai.gateway.internal.routing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class OwnViewsTest {
  private static final ListedServer SERVER =
      new ListedServer(new Alias("alpha"), new InstallationId("alpha"), OwnerRef.ORGANIZATION);
  private static final ServerListing NOTHING =
      new ServerListing(Map.of(), Map.of(), Set.of(), null);
  private static final Map<ListedServer, ServerListing> BASE = Map.of(SERVER, NOTHING);

  private final OwnViews owns = new OwnViews();

  private ShownListing open(String pool) {
    ShownListing own = owns.of(pool, SERVER);
    owns.rebuild(pool, BASE);
    return own;
  }

  @Test
  public void ofAServerThatIsAnotherOneNowNothingStays() {
    ListedItem more = new ListedItem("more", new byte[0]);
    ServerListing shown =
        new ServerListing(Map.of(ListKind.TOOLS, List.of(more)), Map.of(), Set.of(), null);
    ShownListing own = open("one");
    RawListing raw = new RawListing(shown, Set.of(), null);
    own.show(raw, shown, own.begin(raw));
    owns.forget(SERVER);
    assertNull(open("one").shown());
    assertEquals(1, owns.of(SERVER).size());
  }

  @Test
  public void thePoolThatHasNotLookedForTheLongestTimeGivesWay() {
    for (int i = 0; i < OwnViews.MAX_POOLS; i++) {
      open("pool-" + i);
    }
    assertNotNull(owns.directory("pool-0"));
    open("one-more");
    assertNotNull(owns.directory("pool-0"));
    assertNull(owns.directory("pool-1"));
    assertNotNull(owns.directory("one-more"));
  }
}
