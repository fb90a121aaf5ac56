create table gateway (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  record text not null
);

create table tool_binding (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  gateway varchar(200) not null,
  entry_name varchar(200) not null,
  record text not null
);
