package dev.serai.core.credential;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.serai.core.error.ErrorCode;
import org.junit.Test;

/** What every {@link CredentialProvider} does whose secrets are managed elsewhere. */
public abstract class ReadOnlyCredentialProviderContract extends CredentialProviderContract {
  @Test
  public void itIsNotWritable() {
    assertFalse(provider().isWritable());
  }

  @Test
  public void aReadOnlyProviderChangesNothing() {
    CredentialReference reference = planted(PLANTED);
    assertFails(ErrorCode.CREDENTIAL_READ_ONLY, provider().store(reference, bytes("x"), CONTEXT));
    assertFails(ErrorCode.CREDENTIAL_READ_ONLY, provider().delete(reference, CONTEXT));
    assertEquals(PLANTED, text(resolve(reference)));
  }
}
