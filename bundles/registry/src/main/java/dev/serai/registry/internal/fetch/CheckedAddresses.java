package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.Quoted;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Looks a host up once for each connection and checks what comes back; the connection goes to these
 * addresses and no other, so an answer that changes later (DNS rebinding) is never asked for. A
 * host with any address that is not allowed is refused as a whole.
 */
final class CheckedAddresses implements SocketAddressResolver {
  private final AllowedHosts hosts;
  private final Names names;
  private final Executor executor;

  /**
   * Over a look-up.
   *
   * @param executor where it may block
   */
  CheckedAddresses(AllowedHosts hosts, Names names, Executor executor) {
    this.hosts = hosts;
    this.names = names;
    this.executor = executor;
  }

  @Override
  public void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    executor.execute(
        () -> {
          List<InetSocketAddress> addresses;
          try {
            addresses = checked(host, port);
          } catch (UnknownHostException | RuntimeException e) {
            promise.failed(e);
            return;
          }
          promise.succeeded(addresses);
        });
  }

  private List<InetSocketAddress> checked(String host, int port) throws UnknownHostException {
    List<InetSocketAddress> addresses = names.addresses(host, port);
    if (!hosts.list(host)) {
      addresses.forEach(address -> check(host, address));
    }
    List<InetSocketAddress> named = new ArrayList<>();
    for (InetSocketAddress address : addresses) {
      named.add(named(host, address));
    }
    return named;
  }

  /** The client holds a certificate against the name that comes with the address. */
  private static InetSocketAddress named(String host, InetSocketAddress address)
      throws UnknownHostException {
    byte[] bytes = address.getAddress().getAddress();
    return new InetSocketAddress(InetAddress.getByAddress(host, bytes), address.getPort());
  }

  private void check(String host, InetSocketAddress address) {
    if (hosts.list(address.getAddress())) {
      return;
    }
    Optional<String> kind = ReservedAddresses.kind(address.getAddress());
    if (kind.isPresent()) {
      throw new SeraiException(
          ErrorCode.FETCH_REFUSED,
          "%s may not be fetched: it has %s.".formatted(Quoted.of(host), kind.get()));
    }
  }
}
