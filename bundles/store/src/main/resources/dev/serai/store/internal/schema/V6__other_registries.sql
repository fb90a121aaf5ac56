create table other_registry (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  record varchar(65536) not null,
  record_rest text
);
