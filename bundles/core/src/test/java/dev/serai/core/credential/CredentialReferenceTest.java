package dev.serai.core.credential;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import org.junit.Test;

public class CredentialReferenceTest {
  @Test
  public void whatIsParsedIsPrintedAgain() {
    for (String text :
        new String[] {"local:4711", "vault:secret/team a/db#pass", "k8s-secret:ns/name#a:b"}) {
      assertEquals(text, CredentialReference.parse(text).toString());
    }
    CredentialReference whole = CredentialReference.parse("vault:kv/a:b#user");
    assertEquals(new CredentialReference("vault", "kv/a:b", "user"), whole);
    assertNull(CredentialReference.parse("local:1").key());
  }

  @Test
  public void aFaultIsNamed() {
    assertRefused("colon", "s3cret");
    assertRefused("scheme", ":s3cret");
    assertRefused("scheme", "S3cret:path");
    assertRefused("scheme", "s".repeat(33) + ":path");
    assertRefused("path of 1 to 1000", "vault:");
    assertRefused("path of 1 to 1000", "vault:#s3cret");
    assertRefused("path of 1 to 1000", "vault:" + "p".repeat(1_001));
    assertRefused("key of 1 to 200", "vault:s3cret#");
    assertRefused("key of 1 to 200", "vault:path#" + "k".repeat(201));
    assertRefused("one number sign", "vault:s3cret#a#b");
    assertRefused("control", "vault:s3cret\n");
    assertRefused("surrogate", "vault:path#s3cret\ud800");
  }

  @Test
  public void aPathStaysWhereItIs() {
    for (String path : new String[] {"/s3cret", "s3cret/", "a//s3cret", "a/../s3cret", "./a"}) {
      assertRefused("segments", "vault:" + path);
    }
  }

  @Test
  public void aMissingTextIsRefused() {
    assertThrows(SeraiException.class, () -> CredentialReference.parse(null));
    assertThrows(SeraiException.class, () -> new CredentialReference(null, "p"));
    assertThrows(SeraiException.class, () -> new CredentialReference("vault", null));
  }

  @Test
  public void oneWithoutAKeyCoversAllOfItsPath() {
    CredentialReference path = CredentialReference.parse("vault:a/b");
    CredentialReference key = CredentialReference.parse("vault:a/b#c");
    assertTrue(path.covers(key));
    assertTrue(key.covers(key));
    assertFalse(key.covers(path));
    assertFalse(path.covers(CredentialReference.parse("vault:a/c#c")));
    assertFalse(path.covers(CredentialReference.parse("other:a/b#c")));
  }

  private static void assertRefused(String fault, String text) {
    SeraiException refused =
        assertThrows(text, SeraiException.class, () -> CredentialReference.parse(text));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    String message = refused.getMessage();
    assertTrue(message, message.contains(fault));
    assertFalse(message, message.contains("3cret"));
  }
}
