package dev.serai.admin.internal.model;

import java.util.List;

/** What became of an imported file. */
public record ImportReport(List<ImportedServer> servers) {}
