package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class SettingListTest {
  @Test
  public void valuesStandInOneTextOrInSeveral() {
    List<String> scopes = List.of("openid", "serai");
    assertEquals(scopes, SettingList.of("openid, serai"));
    assertEquals(scopes, SettingList.of(" openid serai "));
    assertEquals(scopes, SettingList.of("openid,serai"));
    assertEquals(scopes, SettingList.of("openid", "serai"));
  }

  @Test
  public void nothingIsNoValue() {
    assertEquals(List.of(), SettingList.of());
    assertEquals(List.of(), SettingList.of(" ", ","));
  }
}
