package dev.serai.access.internal.decision;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Permissions;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class BuiltInRolesTest {
  @Test
  public void eachIsMightierThanTheNext() {
    List<Permissions> permissions =
        BuiltInRoles.all().stream().map(role -> Permissions.of(role.permissions())).toList();
    for (int i = 1; i < permissions.size(); i++) {
      assertTrue(permissions.get(i - 1).cover(permissions.get(i)));
    }
  }

  @Test
  public void eachIsFoundByItsName() {
    BuiltInRoles.all()
        .forEach(role -> assertEquals(Optional.of(role), BuiltInRoles.find(role.name())));
    assertEquals(Optional.empty(), BuiltInRoles.find("Admin"));
  }
}
