package dev.serai.core.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.Test;

public class PermissionsTest {
  private static final Permissions ALL = Permissions.ALL;

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

  @Test
  public void whatLiesWithinALimitIsWhatBothGrant() {
    assertEquals(of("tool:use"), of("*:*").within(of("tool:use")));
    assertEquals(of("tool:use"), of("tool:*", "team:read").within(of("*:use")));
    assertEquals(of("tool:*"), of("tool:*").within(of("tool:*", "team:read")));
    assertEquals(Permissions.NONE, of("tool:read").within(of("tool:use")));
    assertEquals(Permissions.NONE, of("tool:read").within(Permissions.NONE));
    assertEquals(of("tool:read", "chart:draw"), of("tool:read", "chart:draw").within(ALL));
  }

  @Test
  public void aLimitIsNeverWiderThanEither() {
    List<String> texts = List.of("*:*", "*:use", "tool:*", "tool:use", "team:read", "*:read");
    for (String one : texts) {
      for (String other : texts) {
        Permissions both = of(one).within(of(other));
        assertTrue(of(one).cover(both) && of(other).cover(both));
        for (ResourceKind kind : ResourceKind.values()) {
          for (Verb verb : Verb.values()) {
            assertEquals(
                of(one).allow(kind, verb) && of(other).allow(kind, verb), both.allow(kind, verb));
          }
        }
      }
    }
  }
}
