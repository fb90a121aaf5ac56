/** How secrets are reached: providers resolve references of one scheme each. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.credential;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
