package dev.serai.store.internal.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.function.Supplier;

/**
 * Passes on what others tell, and leaves out what this replica told them.
 *
 * @param myself this replica's name now
 * @param heard what hears
 */
record OthersNotices(Supplier<String> myself, Heard heard) {

  /** Somebody told something. */
  void arrived(String text) {
    try {
      Notice notice = Notice.read(text);
      if (!notice.replica().equals(myself.get())) {
        heard.changed(notice.changes());
      }
    } catch (JsonProcessingException e) {
      missed();
    }
  }

  /** Somebody may have told something that did not arrive, or cannot be read. */
  void missed() {
    heard.anything();
  }
}
