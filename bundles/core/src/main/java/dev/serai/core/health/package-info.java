/** How the parts of Serai are, told by themselves. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
