-- A plan names first whom a task concerns most; the list, the workbook and the public page keep that order.
alter table desk.task_item_agencies add ordinal int not null default 0;
alter table desk.task_item_agencies alter ordinal drop default;
