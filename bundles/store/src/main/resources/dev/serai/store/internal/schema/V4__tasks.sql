create table task_owner (
  id varchar(200) primary key,
  principal text not null,
  tool text,
  expires_millis bigint not null
);
