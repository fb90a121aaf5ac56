/** Who sends a request. */
package dev.serai.admin.internal.signin;
