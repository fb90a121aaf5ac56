/** What can be asked for. */
package dev.serai.admin.internal.resource;
