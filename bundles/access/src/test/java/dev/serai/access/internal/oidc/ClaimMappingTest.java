package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;

public class ClaimMappingTest {
  private static final String ISSUER = "https://id.example.org";

  @Test
  public void claimsAreReadWhereTheSettingsSay() {
    ExternalIdentity alice =
        identity(
            mapping(
                "name-claim", "upn",
                "email-claim", "contact.mail",
                "groups-claim", "https://example.org/groups",
                "roles-claim", "realm_access.roles",
                "roles", TestingConfig.list("ops=admin, ops=editor, dev=member")),
            Map.of(
                "upn", "alice",
                "contact", Map.of("mail", "alice@example.org"),
                "https://example.org/groups", List.of("/red", "/blue"),
                "realm_access", Map.of("roles", List.of("ops", "offline_access"))));
    assertEquals("alice", alice.name());
    assertEquals("alice@example.org", alice.email());
    assertEquals(Set.of("/red", "/blue"), alice.groups());
    assertEquals(Set.of("admin", "editor"), alice.roles());
  }

  @Test
  public void aDotMayBePartOfAName() {
    Claims claims =
        new Claims(
            Map.of(
                "a.b", "whole",
                "resource_access", Map.of("my.client", Map.of("roles", List.of("x"))),
                "c", "text"));
    assertEquals("whole", claims.text("a.b"));
    assertEquals(Set.of("x"), claims.texts("resource_access.my.client.roles"));
    assertNull(claims.text("c.d"));
    assertNull(claims.text("."));
    assertNull(claims.text(".."));
  }

  @Test
  public void whatIsMissingIsNothing() {
    ExternalIdentity somebody = identity(mapping(), Map.of());
    assertEquals("4711", somebody.name());
    assertNull(somebody.email());
    assertEquals(Set.of(), somebody.groups());
  }

  @Test
  public void rolesMeanNothingUnlessTheSettingsNameThem() {
    ClaimMapping one = mapping("roles", TestingConfig.list("ops=admin"));
    assertEquals(Set.of(), identity(one, Map.of("roles", List.of("admin"))).roles());
    assertEquals(Set.of(), identity(one, Map.of()).roles());
  }

  @Test
  public void withoutSuchSettingsTheProviderHasNoSayInRoles() {
    assertNull(identity(mapping(), Map.of("roles", List.of("admin"))).roles());
  }

  @Test
  public void oneTextIsAListOfOne() {
    assertEquals(Set.of("red"), identity(mapping(), Map.of("groups", "red")).groups());
  }

  @Test
  public void valuesOfOtherTypesArePassedOver() {
    List<Object> mixed = Arrays.asList("red", 7L, true, null, List.of("x"), Map.of("name", "y"));
    assertEquals(Set.of("red", "7"), identity(mapping(), Map.of("groups", mixed)).groups());
    assertEquals(Set.of(), identity(mapping(), Map.of("groups", Map.of("red", true))).groups());
    assertEquals("42", identity(mapping(), Map.of("preferred_username", 42L)).name());
    assertEquals("4711", identity(mapping(), Map.of("preferred_username", List.of("a"))).name());
    assertEquals("4711", identity(mapping(), Map.of("preferred_username", " ")).name());
  }

  @Test
  public void whatCannotBeStoredIsPassedOver() {
    ExternalIdentity somebody =
        identity(
            mapping(),
            Map.of(
                "preferred_username", "a\u0000b",
                "email", "a".repeat(321),
                "groups", List.of("red\n", "g".repeat(1_001), "blue", "\ud800")));
    assertEquals("4711", somebody.name());
    assertNull(somebody.email());
    assertEquals(Set.of("blue"), somebody.groups());
  }

  @Test
  public void tooManyValuesAreRefused() {
    List<String> groups = IntStream.range(0, 1_001).mapToObj(each -> "g" + each).toList();
    assertRefused(
        "The token's claim groups has more than 1000 values.",
        () -> identity(mapping(), Map.of("groups", groups)));
    assertEquals(
        1_000, identity(mapping(), Map.of("groups", groups.subList(1, 1_001))).groups().size());
  }

  @Test
  public void aSubjectThatIsTooLongIsRefused() {
    assertRefused(
        "The token's sub cannot be used: subject.id must have 1 to 255 characters, not 256.",
        () -> mapping().identity(claims(Map.of()).subject("s".repeat(256)).build()));
  }

  private static void assertRefused(String reason, Runnable reading) {
    SeraiException error = assertThrows(SeraiException.class, reading::run);
    assertEquals(ErrorCode.UNAUTHENTICATED, error.code());
    assertEquals(reason, error.getMessage());
  }

  private static ExternalIdentity identity(ClaimMapping mapping, Map<String, Object> values) {
    return mapping.identity(claims(values).build());
  }

  private static JWTClaimsSet.Builder claims(Map<String, Object> values) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject("4711")
            .expirationTime(Date.from(Instant.parse("2026-11-27T12:00:00Z")));
    values.forEach(claims::claim);
    return claims;
  }

  private static ClaimMapping mapping(Object... pairs) {
    Object[] all = Arrays.copyOf(pairs, pairs.length + 4);
    all[pairs.length] = "issuer";
    all[pairs.length + 1] = ISSUER;
    all[pairs.length + 2] = "audience";
    all[pairs.length + 3] = "https://serai.example.org/mcp";
    return new ClaimMapping(IssuerSettings.of(TestingConfig.of(all)));
  }
}
