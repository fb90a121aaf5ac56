package dev.serai.gateway.internal.http;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class PublicUrlTest {
  @Test
  public void aUrlIsTakenWithoutTheSlashAtItsEnd() {
    assertEquals(
        "https://mcp.example.com", PublicUrl.of(" https://mcp.example.com/ ").get().base());
    assertEquals(
        "https://example.com/serai", PublicUrl.of("https://example.com/serai").get().base());
    assertEquals("mcp.example.com", PublicUrl.of("https://MCP.example.com:8443").get().host());
  }

  @Test
  public void whatIsNoUrlOfTheWebIsNone() {
    for (String text :
        List.of("mcp.example.com", "ftp://x/", "https://", "https://x/?y", "https://x/#y", "h t")) {
      assertEquals(text, Optional.empty(), PublicUrl.of(text));
    }
  }
}
