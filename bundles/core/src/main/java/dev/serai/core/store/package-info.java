/**
 * Durable state: one small interface for each concern. What these services promise is the same on
 * every database: {@link dev.serai.core.error.ErrorCode#STORE_UNAVAILABLE} (retryable) while the
 * database is away, and a change that was acknowledged is kept.
 *
 * <p>Calls block for a bounded time and talk to a database, so none belongs on the way of a tool
 * call: keep a snapshot there and a {@link dev.serai.core.store.StoreListener} that keeps it fresh.
 */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
