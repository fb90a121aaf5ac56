/** What servers define - tools, prompts, resources - and what of it is shown. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.tool;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
