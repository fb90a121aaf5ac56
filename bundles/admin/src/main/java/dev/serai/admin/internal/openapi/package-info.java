/** The API's description of itself. */
package dev.serai.admin.internal.openapi;
