/** Leases on services that come and go while calls are running. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.service;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
