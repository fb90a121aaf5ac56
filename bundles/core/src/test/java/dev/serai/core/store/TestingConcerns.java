package dev.serai.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every concern that people edit. */
public final class TestingConcerns {
  /** An owner. */
  public static final OwnerRef TEAM = new OwnerRef(OwnerRef.Kind.TEAM, "blue");

  private TestingConcerns() {}

  /** All there are, for parameterized tests. */
  public static List<TestingConcern<?>> all() {
    return List.of(
        gateways(),
        bindings(),
        installations(),
        entries(),
        toolRecords(),
        registries(),
        installationRequests(),
        users(),
        teams(),
        roles(),
        tokens(),
        credentials());
  }

  /** Gateways. */
  public static TestingConcern<GatewayRecord> gateways() {
    return new TestingConcern<>(
        GatewayStore.CONCERN,
        (key, alone, text) ->
            new GatewayRecord(
                key,
                text,
                Set.of(TEAM, OwnerRef.ORGANIZATION),
                GatewayRecord.Exposure.SEARCH,
                true),
        false,
        1_000,
        MemoryGatewayStore::new);
  }

  /** Tool bindings. */
  public static TestingConcern<BindingRecord> bindings() {
    return new TestingConcern<>(
        BindingStore.CONCERN,
        (key, alone, text) ->
            new BindingRecord(
                key, "default", text, List.of("*", text), BindingRecord.Mode.STATIC, text),
        false,
        200,
        MemoryBindingStore::new);
  }

  /** Installations. */
  public static TestingConcern<InstallationRecord> installations() {
    return new TestingConcern<>(
        InstallationStore.CONCERN,
        (key, alone, text) ->
            new InstallationRecord(
                key,
                "io.example/server",
                "server",
                "1.0.0",
                TEAM,
                alone,
                Map.of("url", text, "empty", ""),
                Map.of("token", "local:team/blue#token"),
                true,
                new InstallationRecord.Earlier(
                    "0.9.0", Map.of("url", "", "zone", text), Map.of("key", "local:1")),
                true),
        true,
        65_536,
        MemoryInstallationStore::new);
  }

  /** Catalog entries. */
  public static TestingConcern<EntryRecord> entries() {
    return new TestingConcern<>(
        EntryStore.CONCERN,
        (key, alone, text) ->
            new EntryRecord(
                key,
                alone,
                "1.0.0",
                "ev-1",
                OwnerRef.ORGANIZATION,
                true,
                EntryRecord.State.PENDING,
                text,
                "import",
                "a note"),
        true,
        EntryRecord.MAX_DOCUMENT,
        MemoryEntryStore::new);
  }

  /** What was discovered. */
  public static TestingConcern<ToolRecord> toolRecords() {
    return new TestingConcern<>(
        ToolRecordStore.CONCERN,
        (key, alone, text) ->
            new ToolRecord(
                key,
                "io.example/server",
                "server",
                "1.0.0",
                "installation",
                ToolRecord.Kind.TEMPLATE,
                "file:///{path}",
                text,
                sha256(alone),
                ToolRecord.State.HELD,
                "renamed",
                "described",
                "noted"),
        false,
        ToolRecord.MAX_DEFINITION,
        MemoryToolRecordStore::new);
  }

  /** Other registries. */
  public static TestingConcern<RegistryRecord> registries() {
    return new TestingConcern<>(
        RegistryStore.CONCERN,
        (key, alone, text) ->
            new RegistryRecord(
                key,
                text,
                true,
                Map.of("io.example/server", Map.of("1.0.0", "active", "0.9.0", "deleted")),
                Instant.parse("2030-01-02T03:04:05.123456789Z"),
                Instant.parse("2030-01-02T03:04:05Z"),
                Instant.parse("2030-01-01T03:04:05Z"),
                "one answer was none"),
        false,
        1_000,
        MemoryRegistryStore::new);
  }

  /** What people ask to be installed. */
  public static TestingConcern<InstallationRequestRecord> installationRequests() {
    return new TestingConcern<>(
        InstallationRequestStore.CONCERN,
        (key, alone, text) ->
            new InstallationRequestRecord(
                key,
                "io.example/server",
                "server",
                "1.0.0",
                TEAM,
                "user:ada",
                text,
                InstallationRequestRecord.State.GRANTED,
                "a note",
                "installation",
                Instant.parse("2030-01-02T03:04:05.123456789Z")),
        false,
        1_000,
        MemoryInstallationRequestStore::new);
  }

  /** Users. */
  public static TestingConcern<UserRecord> users() {
    return new TestingConcern<>(
        UserStore.CONCERN,
        (key, alone, text) ->
            new UserRecord(
                key,
                alone,
                text,
                "person@example.org",
                "hashed-secret " + sha256(text),
                new UserRecord.Subject("https://id.example.org", alone),
                Set.of("reader", "writer"),
                List.of("blue", "amber"),
                true,
                true),
        true,
        1_000,
        MemoryUserStore::new);
  }

  /** Teams. */
  public static TestingConcern<TeamRecord> teams() {
    return new TestingConcern<>(
        TeamStore.CONCERN,
        (key, alone, text) ->
            new TeamRecord(
                key,
                alone,
                text,
                Map.of("ada", TeamRecord.Membership.ADMIN, "bob", TeamRecord.Membership.MEMBER),
                "cn=group"),
        true,
        1_000,
        MemoryTeamStore::new);
  }

  /** Roles. */
  public static TestingConcern<RoleRecord> roles() {
    return new TestingConcern<>(
        RoleStore.CONCERN,
        (key, alone, text) ->
            new RoleRecord(
                key, Set.of("server:call", "r" + Integer.toHexString(text.hashCode()) + ":*")),
        false,
        1_000,
        MemoryRoleStore::new);
  }

  /** Tokens. */
  public static TestingConcern<TokenRecord> tokens() {
    return new TestingConcern<>(
        TokenStore.CONCERN,
        (key, alone, text) ->
            new TokenRecord(
                key,
                TEAM,
                text,
                sha256(alone),
                "a1b2",
                Set.of("gateway:use", "tool:*"),
                "default",
                Instant.parse("2030-01-02T03:04:05.123456789Z"),
                null,
                true),
        true,
        200,
        MemoryTokenStore::new);
  }

  /** Credentials. */
  public static TestingConcern<CredentialRecord> credentials() {
    return new TestingConcern<>(
        CredentialStore.CONCERN,
        (key, alone, text) ->
            new CredentialRecord(
                key,
                TEAM,
                "local",
                "team/blue",
                CredentialRecord.State.EXPIRED,
                Instant.parse("2030-01-02T03:04:05Z"),
                Map.of("kind", text)),
        false,
        65_536,
        MemoryCredentialStore::new);
  }

  /** SHA-256 of a text, as hexadecimal digits. */
  public static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
