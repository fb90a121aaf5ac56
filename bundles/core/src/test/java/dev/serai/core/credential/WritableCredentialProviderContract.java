package dev.serai.core.credential;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import org.junit.Test;

/** What every {@link CredentialProvider} does that {@link CredentialProvider#isWritable}. */
public abstract class WritableCredentialProviderContract extends CredentialProviderContract {
  @Test
  public void itIsWritable() {
    assertTrue(provider().isWritable());
  }

  @Test
  public void whatIsStoredIsResolvedAndReplacedByTheNext() {
    CredentialReference reference = absent();
    String version = store(reference, PLANTED);
    assertFalse(version.equals(store(reference, "next")));
    CredentialReference changed = planted(PLANTED);
    store(changed, "changed");
  }

  @Test
  public void whatIsDeletedIsMissingAndDeletedAlready() {
    CredentialReference reference = absent();
    store(reference, PLANTED);
    get(provider().delete(reference, CONTEXT));
    assertFails(ErrorCode.CREDENTIAL_MISSING, provider().resolve(reference, CONTEXT));
    get(provider().delete(reference, CONTEXT));
    store(reference, "back");
  }

  @Test
  public void whatIsStoredStaysWhenItsCallerWipesIt() {
    byte[] value = bytes(PLANTED);
    CredentialReference reference = absent();
    get(provider().store(reference, value, CONTEXT));
    value[0] = 0;
    assertEquals(PLANTED, text(resolve(reference)));
  }

  @Test
  public void nothingOfAnotherSchemeIsChanged() {
    CredentialReference other = new CredentialReference("other", absent().path(), absent().key());
    assertFails(ErrorCode.INVALID_VALUE, provider().store(other, bytes("x"), CONTEXT));
    assertFails(ErrorCode.INVALID_VALUE, provider().delete(other, CONTEXT));
  }

  @Test
  public void anEmptyValueIsRefused() {
    assertFails(ErrorCode.INVALID_VALUE, provider().store(absent(), new byte[0], CONTEXT));
    assertFails(ErrorCode.CREDENTIAL_MISSING, provider().resolve(absent(), CONTEXT));
  }

  private String store(CredentialReference reference, String value) {
    get(provider().store(reference, bytes(value), CONTEXT));
    try (Secret secret = resolve(reference)) {
      assertEquals(value, text(secret));
      assertNotNull(secret.version());
      return secret.version();
    }
  }
}
