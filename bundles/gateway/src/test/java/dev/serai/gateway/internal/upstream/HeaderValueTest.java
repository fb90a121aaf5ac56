package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class HeaderValueTest {
  @Test
  public void whatAHeaderCanCarryStaysAsItIs() {
    assertEquals("us-west1", HeaderValue.encode("us-west1"));
    assertEquals("a b\tc", HeaderValue.encode("a b\tc"));
    assertEquals("=?base64?x", HeaderValue.encode("=?base64?x"));
  }

  @Test
  public void allElseIsWrittenInBase64() {
    assertEquals("=?base64?SGVsbG8sIOS4lueVjA==?=", HeaderValue.encode("Hello, 世界"));
    assertEquals("=?base64?IHBhZGRlZCA=?=", HeaderValue.encode(" padded "));
    assertEquals("=?base64?bGluZTEKbGluZTI=?=", HeaderValue.encode("line1\nline2"));
    assertEquals("=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=", HeaderValue.encode("=?base64?literal?="));
    assertEquals("=?base64??=", HeaderValue.encode(""));
  }
}
