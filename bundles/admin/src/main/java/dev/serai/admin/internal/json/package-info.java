/** JSON in and out. */
package dev.serai.admin.internal.json;
