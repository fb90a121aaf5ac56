/** The commands that manage people, tokens and gateways, and read the audit log. */
package dev.serai.access.internal.shell;
