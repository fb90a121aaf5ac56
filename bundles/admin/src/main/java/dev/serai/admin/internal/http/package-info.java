/** What holds for every request and answer of the API. */
package dev.serai.admin.internal.http;
