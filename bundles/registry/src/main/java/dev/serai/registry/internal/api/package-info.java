/** The generic MCP registry API (OpenAPI 2025-12-01, v0.1) on the JAX-RS whiteboard. */
package dev.serai.registry.internal.api;
