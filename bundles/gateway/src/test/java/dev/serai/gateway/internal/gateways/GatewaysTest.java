package dev.serai.gateway.internal.gateways;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.BindingStore;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.MemoryBindingStore;
import dev.serai.core.store.MemoryGatewayStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreChange;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GatewaysTest {
  private static final OwnerRef RED = new OwnerRef(OwnerRef.Kind.TEAM, "red");
  private static final GatewayRecord RESTRICTED =
      new GatewayRecord("default", null, Set.of(RED), GatewayRecord.Exposure.FULL, false);
  private static final BindingRecord BINDING =
      new BindingRecord(
          "b1", "default", "dev.serai/x", List.of("read_*"), BindingRecord.Mode.CALL_TIME, null);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ServiceSlot<GatewayStore> gateways = new ServiceSlot<>("gateways");
  private final ServiceSlot<BindingStore> bindings = new ServiceSlot<>("bindings");

  private Gateways start() {
    return new Gateways(gateways, bindings, folder.getRoot().toPath());
  }

  private void restrict() {
    MemoryGatewayStore store = new MemoryGatewayStore(change -> {});
    store.create(RESTRICTED);
    MemoryBindingStore bound = new MemoryBindingStore(change -> {});
    bound.create(BINDING);
    gateways.bind(store);
    bindings.bind(bound);
    start().listeners().forEach(each -> each.storeChanged(StoreChange.anything(each.concern())));
    gateways.unbind(store);
    bindings.unbind(bound);
  }

  @Test
  public void whereThereNeverWasAStoreTheDefaultGatewayIsForEverybody() throws Exception {
    Optional<Bindings> found = start().find("default").toCompletableFuture().get();

    assertEquals(Gateways.DEFAULT, found.orElseThrow().gateway());
  }

  @Test
  public void whatAGatewayKeptFromOthersItKeepsWithoutItsStore() throws Exception {
    restrict();

    Gateways again = start();

    Bindings found = again.find("default").toCompletableFuture().get().orElseThrow();
    assertEquals(new Bindings(RESTRICTED, List.of(BINDING)), found);
    assertTrue(again.find("gone").toCompletableFuture().get().isEmpty());
  }

  @Test
  public void whatCannotBeReadOpensNothing() throws Exception {
    restrict();
    Files.writeString(folder.getRoot().toPath().resolve("gateways.json"), "{\"gateways\":");

    ExecutionException refused =
        assertThrows(
            ExecutionException.class, () -> start().find("default").toCompletableFuture().get());

    assertEquals(ErrorCode.STORE_UNAVAILABLE, ((SeraiException) refused.getCause()).code());
    assertFalse(Files.exists(folder.getRoot().toPath().resolve("gateways.part")));
  }
}
