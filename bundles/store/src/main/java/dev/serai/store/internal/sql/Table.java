package dev.serai.store.internal.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the records of one concern are stored: the JSON text of each, and columns beside it.
 *
 * @param <R> the records
 * @param concern under which changes are published
 * @param name the table's name
 * @param type of the records
 * @param columns beside the JSON text
 */
record Table<R>(String concern, String name, Class<R> type, List<Column<R>> columns) {

  String select() {
    return "select id, version, created_millis, updated_millis, record, record_rest"
        + columns.stream().map(column -> ", " + column.name()).collect(Collectors.joining())
        + " from "
        + name;
  }

  String insert() {
    return "insert into "
        + name
        + " (id, version, created_millis, updated_millis, record, record_rest"
        + written().stream().map(column -> ", " + column).collect(Collectors.joining())
        + ") values (:id, 1, :now, :now, :record, :recordRest"
        + written().stream().map(column -> ", :" + column).collect(Collectors.joining())
        + ")";
  }

  String update() {
    return "update "
        + name
        + " set version = version + 1, updated_millis = :now, record = :record,"
        + " record_rest = :recordRest"
        + written().stream()
            .map(column -> ", " + column + " = :" + column)
            .collect(Collectors.joining())
        + " where id = :id and version = :version";
  }

  String delete() {
    return "delete from " + name + " where id = :id and version = :version";
  }

  private List<String> written() {
    return columns.stream()
        .filter(column -> !(column instanceof Column.Apart))
        .map(Column::name)
        .toList();
  }
}
