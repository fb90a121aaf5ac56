package dev.serai.core.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Set;
import org.junit.Test;

public class PermissionsTest {
  private static Permissions of(String... texts) {
    return Permissions.of(Set.of(texts));
  }

  @Test
  public void aPermissionAllowsItsVerbOnItsKindAlone() {
    Permissions permissions = of("gateway:use");

    assertTrue(permissions.allow(ResourceKind.GATEWAY, Verb.USE));
    assertFalse(permissions.allow(ResourceKind.GATEWAY, Verb.READ));
    assertFalse(permissions.allow(ResourceKind.TOOL, Verb.USE));
  }

  @Test
  public void wildcardsStandForAnyKindAndAnyVerb() {
    assertTrue(of("*:read").allow(ResourceKind.AUDIT, Verb.READ));
    assertFalse(of("*:read").allow(ResourceKind.AUDIT, Verb.DELETE));
    assertTrue(of("team:*").allow(ResourceKind.TEAM, Verb.DELETE));
    assertTrue(of("*:*").allow(ResourceKind.USER, Verb.CREATE));
  }

  @Test
  public void noneAllowNothing() {
    for (ResourceKind kind : ResourceKind.values()) {
      for (Verb verb : Verb.values()) {
        assertFalse(Permissions.NONE.allow(kind, verb));
      }
    }
  }

  @Test
  public void permissionsCoverWhatLiesUnderThemAndNothingWider() {
    assertTrue(of("*:*").cover(of("team:*", "*:read", "user:create")));
    assertTrue(of("team:*").cover(of("team:read", "team:*")));
    assertTrue(of("team:read").cover(Permissions.NONE));
    assertFalse(of("team:read", "team:update").cover(of("team:*")));
    assertFalse(of("team:*").cover(of("*:*")));
    assertFalse(of("team:*").cover(of("*:read")));
    assertFalse(Permissions.NONE.cover(of("team:read")));
  }

  @Test
  public void aPermissionOfAnotherProductIsKeptAndGrantsNothing() {
    Permissions permissions = of("chart:draw");

    assertEquals(Set.of("chart:draw"), permissions.texts());
    assertTrue(permissions.cover(of("chart:draw")));
    assertFalse(permissions.allow(ResourceKind.TOOL, Verb.USE));
  }
}
