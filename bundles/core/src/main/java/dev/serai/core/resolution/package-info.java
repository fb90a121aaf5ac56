/** Which installation of an entry serves whom. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.resolution;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
