-- Where copies were lent, for whoever weighs where a copy is wanted.

create view circulation.loan_view as
  select loan.item, loan.unit, loan.day
    from circulation.loan;
comment on view circulation.loan_view is 'Each loan with where and on which day, never by whom, for readers downstream. Search it by item.';
