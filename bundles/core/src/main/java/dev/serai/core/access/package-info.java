/**
 * Who is calling, what they may do, and what was done: principals, the one decision point, the
 * audit log, and the records that people manage.
 */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package dev.serai.core.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
