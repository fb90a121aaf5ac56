package dev.serai.runtime.bundle.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with a name and a context class loader. */
final class NamedThreads implements ThreadFactory {
  private final String name;
  private final ClassLoader contextClassLoader;
  private final AtomicInteger count = new AtomicInteger();

  NamedThreads(String name, ClassLoader contextClassLoader) {
    this.name = name;
    this.contextClassLoader = contextClassLoader;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(contextClassLoader);
    return thread;
  }
}
