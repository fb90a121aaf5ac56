package dev.serai.access.internal.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** What is changed cannot hide behind the length of what it is changed in. */
public class LongChangeTest {
  private static final int MANY = 5_000;

  @Test
  public void aChangeOfALongRecordIsToldByWhatDiffers() throws IOException {
    Map<String, Membership> members = members(MANY);
    TeamRecord before = team("blue", members);
    members.remove("user-1");
    members.put("user-2", Membership.ADMIN);
    members.put("eve/~", Membership.ADMIN);
    Map<String, String> details = AuditText.change(before, team("red", members));
    JsonNode changes = json(details.get(Detail.CHANGES));
    assertEquals(json("[{'at':'/members/eve~1~0','value':'ADMIN'}]"), changes.get("added"));
    assertEquals(json("[{'at':'/members/user-1','value':'MEMBER'}]"), changes.get("removed"));
    assertEquals(
        json(
            "[{'at':'/title','before':'blue','after':'red'},"
                + "{'at':'/members/user-2','before':'MEMBER','after':'ADMIN'}]"),
        changes.get("changed"));
    assertFalse(changes.has("more"));
    for (String side : new String[] {Detail.BEFORE, Detail.AFTER}) {
      JsonNode long0 = json(details.get(side));
      assertTrue(long0.get("tooLong").asInt() > 65_536);
      assertEquals(64, long0.get("sha256").asText().length());
    }
    assertNotEquals(details.get(Detail.BEFORE), details.get(Detail.AFTER));
  }

  @Test
  public void equalRecordsHaveEqualHashes() {
    String one = AuditText.of(team("blue", members(MANY)));
    assertEquals(one, AuditText.of(team("blue", new HashMap<>(Map.copyOf(members(MANY))))));
    Set<String> some = Set.of("tool:use", "tool:read", "team:read", "user:read");
    assertEquals(
        "{\"name\":\"r\",\"permissions\":[\"team:read\",\"tool:read\",\"tool:use\",\"user:read\"]}",
        AuditText.of(new RoleRecord("r", some)));
  }

  @Test
  public void ofSetsTheElementsAreTold() throws IOException {
    Set<String> before = permissions(0, 900);
    Set<String> after = permissions(1, 901);
    Map<String, String> details =
        AuditText.change(new RoleRecord("r", before), new RoleRecord("r", after));
    JsonNode changes = json(details.get(Detail.CHANGES));
    String first = permissions(0, 1).iterator().next();
    assertEquals(json("[{'at':'/permissions','value':'" + first + "'}]"), changes.get("removed"));
    assertEquals(1, changes.get("added").size());
  }

  @Test
  public void whatDiffersTooMuchIsCutAndCounted() throws IOException {
    Map<String, Membership> other = new HashMap<>();
    members(MANY).keySet().forEach(user -> other.put("other-" + user, Membership.MEMBER));
    String text =
        AuditText.change(team("blue", members(MANY)), team("blue", other)).get(Detail.CHANGES);
    assertTrue(text.length() < 65_536);
    JsonNode changes = json(text);
    assertTrue(changes.get("more").asInt() > 0);
    assertEquals(
        2 * MANY,
        changes.get("more").asInt()
            + changes.path("added").size()
            + changes.path("removed").size());
  }

  @Test
  public void whatIsMadeOrRemovedIsToldByItsParts() throws IOException {
    TeamRecord team = team("blue", members(MANY));
    Map<String, String> made = AuditText.change(null, team);
    assertFalse(made.containsKey(Detail.BEFORE));
    JsonNode value = json(made.get(Detail.CHANGES)).get("added").get(0).get("value");
    assertTrue(value.asText(), value.asText().startsWith("{"));
    assertTrue(AuditText.change(team, null).get(Detail.CHANGES).startsWith("{\"removed\""));
  }

  @Test
  public void whatFitsIsToldWhole() {
    assertEquals(
        Set.of(Detail.BEFORE, Detail.AFTER),
        AuditText.change(team("blue", members(2)), team("red", members(3))).keySet());
  }

  private static Map<String, Membership> members(int many) {
    return IntStream.range(0, many)
        .boxed()
        .collect(Collectors.toMap(i -> "user-" + i, i -> Membership.MEMBER));
  }

  private static Set<String> permissions(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "x".repeat(90) + i + ":use")
        .collect(Collectors.toSet());
  }

  private static TeamRecord team(String title, Map<String, Membership> members) {
    return new TeamRecord("t", "t", title, members, null);
  }

  private static JsonNode json(String text) throws IOException {
    return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
  }
}
