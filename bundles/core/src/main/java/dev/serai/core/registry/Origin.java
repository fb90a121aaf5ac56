package dev.serai.core.registry;

import java.util.Objects;

/**
 * Where an entry comes from, and how it ranks against another one of the same alias.
 *
 * @param source the catalog source's name, for instance {@code "folder"} or {@code "bundle"}
 * @param location the place within the source: a file name, a bundle's symbolic name and version
 * @param ranking the service ranking; higher wins
 * @param version the version that decides between equal rankings, in OSGi's order of numbers
 *     (major.minor.micro.qualifier); empty ranks lowest
 */
public record Origin(String source, String location, int ranking, String version) {
  public Origin {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(version, "version");
  }

  @Override
  public String toString() {
    return source + ":" + location;
  }
}
