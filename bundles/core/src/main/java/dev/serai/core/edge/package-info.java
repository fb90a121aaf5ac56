/** What those who answer over HTTP agree upon. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.edge;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
