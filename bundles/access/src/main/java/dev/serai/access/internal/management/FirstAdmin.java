package dev.serai.access.internal.management;

import dev.serai.access.internal.audit.AuditText;
import dev.serai.access.internal.decision.BuiltInRoles;
import dev.serai.access.internal.password.PasswordHash;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import dev.serai.core.store.Versioned;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes somebody who can sign in where there is nobody: the user {@code admin}, whose password is
 * in a file until it was changed. Of several replicas that start at once, one makes it.
 */
@Component(service = StoreListener.class)
public final class FirstAdmin implements StoreListener {
  static final String NAME = "admin";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

  private final StoreRoom room;
  private final AuditLog audit;
  private final OneTimePassword password;

  /** Waits for the store. */
  @Activate
  public FirstAdmin(BundleContext context, @Reference StoreRoom room, @Reference AuditLog audit) {
    this(
        room,
        audit,
        new OneTimePassword(
            Path.of(context.getProperty("karaf.data"), "serai", "access", "first-password")));
  }

  FirstAdmin(StoreRoom room, AuditLog audit, OneTimePassword password) {
    this.room = room;
    this.audit = audit;
    this.password = password;
  }

  @Override
  public String concern() {
    return UserStore.CONCERN;
  }

  /** The store is ready, or a user has changed; the store tells again what this fails at. */
  @Override
  public void storeChanged(StoreChange change) {
    if (change.kind() == StoreChange.Kind.ANYTHING) {
      if (room.use(stores -> stores.users().page(null, 1)).isEmpty()) {
        make();
        return;
      }
    }
    if (!room.use(this::waits)) {
      password.remove();
    }
  }

  private boolean waits(Stores stores) {
    return stores
        .users()
        .findByName(NAME)
        .map(Versioned::value)
        .filter(UserRecord::mustChangePassword)
        .isPresent();
  }

  private void make() {
    char[] secret = OneTimePassword.fresh();
    UserRecord admin = admin(PasswordHash.of(secret));
    password.write(NAME, secret);
    Passwords.wipe(secret);
    if (keep(admin)) {
      LOG.info(
          "There was no user: made {}, whose password for once is in {}", NAME, password.file());
    } else {
      password.remove();
    }
  }

  /** Whether it was this one that made it. */
  private boolean keep(UserRecord admin) {
    try {
      return room.use(
          stores ->
              stores
                  .transaction()
                  .inOne(
                      () -> {
                        UserRecord made = stores.users().create(admin).value();
                        audit.record(event(made));
                        return true;
                      }));
    } catch (SeraiException e) {
      if (e.code() == ErrorCode.ALREADY_EXISTS) {
        return false;
      }
      throw e;
    }
  }

  private static AuditEvent event(UserRecord admin) {
    return new AuditEvent(
        Clock.systemUTC().instant(),
        "serai",
        "user:create",
        "user:" + admin.id(),
        AuditEvent.Outcome.DONE,
        Map.of(Detail.REASON, "There was no user.", Detail.AFTER, AuditText.of(admin)));
  }

  private static UserRecord admin(String hash) {
    return new UserRecord(
        UUID.randomUUID().toString(),
        NAME,
        null,
        null,
        hash,
        null,
        Set.of(BuiltInRoles.ADMIN.name()),
        List.of(),
        false,
        true);
  }
}
