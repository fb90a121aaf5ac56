package dev.serai.edge.internal.pass;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.guard.Exposure;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each request to the handler of the moment, or holds it until there is one. Both
 * publications call it with the container's own request and response. Safe for use by any thread.
 */
public final class Forwarder {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

  private final ServiceSlot<Servlet> handlers;
  private final Exposure exposure;
  private final boolean untilReturn;
  private final Phase phase = new Phase();
  private final Passages passages = new Passages();
  private volatile HoldingRoom room;

  /**
   * A forwarder.
   *
   * @param handlers where handlers come and go
   * @param limits how requests are held
   * @param exposure which requests may come in
   */
  public Forwarder(ServiceSlot<Servlet> handlers, HoldLimits limits, Exposure exposure) {
    this(handlers, limits, exposure, false);
  }

  private Forwarder(
      ServiceSlot<Servlet> handlers, HoldLimits limits, Exposure exposure, boolean untilReturn) {
    this.handlers = handlers;
    this.exposure = exposure;
    this.room = new HoldingRoom(handlers, limits);
    this.untilReturn = untilReturn;
  }

  /**
   * A forwarder to servlets that hand the request on: they are needed until they return, even if
   * the answer comes later. Where requests come from is for the next one to check.
   */
  public static Forwarder untilReturn(ServiceSlot<Servlet> handlers, HoldLimits limits) {
    Forwarder forwarder = new Forwarder(handlers, limits, Exposure.checkedLater(), true);
    forwarder.phase().open();
    return forwarder;
  }

  /** What Serai is doing; whoever knows better sets it. */
  public Phase phase() {
    return phase;
  }

  /** The requests on their way. */
  public Passages passages() {
    return passages;
  }

  /** Holds requests by other limits from now on; those held already keep theirs. */
  public void limit(HoldLimits limits) {
    room = new HoldingRoom(handlers, limits);
  }

  /** How many requests wait for a handler now. */
  public int held() {
    return room.taken();
  }

  /** Answers the request, now or later, and never throws. */
  public void forward(HttpServletRequest request, HttpServletResponse response) {
    Optional<ErrorCode> objection = exposure.objection(request);
    if (objection.isPresent()) {
      (objection.get() == ErrorCode.NOT_ENCRYPTED ? Refusal.NOT_ENCRYPTED : Refusal.NOT_LOOPBACK)
          .answer(response);
      return;
    }
    if (phase.stopping()) {
      Refusal.STOPPING.answer(response);
      return;
    }
    Optional<ServiceLease<Servlet>> lease = handlers.tryAcquire();
    if (lease.isPresent()) {
      passage(lease.get(), request, response, null).run();
    } else {
      hold(request, response);
    }
  }

  private void hold(HttpServletRequest request, HttpServletResponse response) {
    Optional<CompletionStage<ServiceLease<Servlet>>> waiting = room.enter();
    if (waiting.isEmpty()) {
      Refusal.FULL.answer(response);
      return;
    }
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    waiting
        .get()
        .whenComplete(
            (lease, error) -> {
              if (lease == null) {
                onContainerThread(context, () -> turnAway(context, response));
              } else if (!onContainerThread(
                  context, () -> passage(lease, request, response, context).run())) {
                lease.close();
              }
            });
  }

  private Passage passage(
      ServiceLease<Servlet> lease,
      HttpServletRequest request,
      HttpServletResponse response,
      AsyncContext held) {
    return new Passage(
        passages.counted(lease), request, response, held, untilReturn, exposure.proxies());
  }

  private void turnAway(AsyncContext context, HttpServletResponse response) {
    phase.refusal().answer(response);
    context.complete();
  }

  /** The waiting ends on the thread that binds the handler, which must not run requests. */
  private static boolean onContainerThread(AsyncContext context, Runnable next) {
    try {
      context.start(next);
      return true;
    } catch (RuntimeException e) {
      LOG.debug("The container ended a request that was held", e);
      return false;
    }
  }
}
