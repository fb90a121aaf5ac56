package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.Test;

public class PublicAddressesTest {
  @Test
  public void areOfNoOtherKind() throws Exception {
    String[] all = {
      "1.1.1.1",
      "9.255.255.255",
      "11.0.0.0",
      "100.63.255.255",
      "100.128.0.0",
      "172.15.255.255",
      "172.32.0.0",
      "192.0.1.0",
      "198.17.255.255",
      "198.20.0.0",
      "223.255.255.255",
      "2606:4700::1111",
      "2a00:1450::1",
      "64:ff9b::1.1.1.1",
      "2002:101:101::1"
    };
    for (String address : all) {
      assertEquals(
          address, Optional.empty(), ReservedAddresses.kind(InetAddress.getByName(address)));
    }
  }
}
