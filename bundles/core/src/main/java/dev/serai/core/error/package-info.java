/** The one list of things that can go wrong, and what to do about each. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.error;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
