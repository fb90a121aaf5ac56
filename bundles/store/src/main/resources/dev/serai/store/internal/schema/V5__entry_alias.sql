alter table catalog_entry add column alias varchar(24) default '' not null;

create index catalog_entry_alias on catalog_entry (alias);
