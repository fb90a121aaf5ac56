package dev.serai.admin.internal.model;

import dev.serai.core.registry.InputField;
import java.util.List;

/**
 * What an entry asks for when it is installed.
 *
 * @param fields in the order of its document
 */
public record InstallForm(List<InputField> fields) {}
