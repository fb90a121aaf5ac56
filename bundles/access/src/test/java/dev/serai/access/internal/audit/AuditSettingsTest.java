package dev.serai.access.internal.audit;

import static org.junit.Assert.assertEquals;

import dev.serai.core.access.CallDetail;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class AuditSettingsTest {

  private static AuditSettings with(Map<String, Object> set) {
    return AuditSettings.of(
        (AuditConfig)
            Proxy.newProxyInstance(
                AuditConfig.class.getClassLoader(),
                new Class<?>[] {AuditConfig.class},
                (proxy, method, arguments) ->
                    set.getOrDefault(
                        method.getName().replace("$_$", "-"), method.getDefaultValue())));
  }

  private static CallDetail calls(String text) {
    return with(Map.of("calls", text)).calls();
  }

  @Test
  public void theDefaultsAreTheDocumentedOnes() {
    assertEquals(
        new AuditSettings(CallDetail.METADATA, List.of(), false, Duration.ofDays(365)),
        with(Map.of()));
  }

  @Test
  public void whatIsNotedOfCallsIsNamedInAnyCase() {
    assertEquals(CallDetail.OFF, calls("off"));
    assertEquals(CallDetail.METADATA, calls("Metadata"));
    assertEquals(CallDetail.FULL, calls(" FULL "));
  }

  @Test
  public void secretNamesStandInOneTextWithCommas() {
    assertEquals(
        List.of("iban", "ssn"),
        with(Map.of("secret-names", new String[] {"iban, ssn"})).secretNames());
  }

  @Test
  public void whatCannotBeIsReplacedByTheDefault() {
    assertEquals(CallDetail.METADATA, calls("everything"));
    assertEquals(CallDetail.METADATA, calls(""));
    assertEquals(Duration.ZERO, with(Map.of("retention-days", -1)).kept());
  }
}
