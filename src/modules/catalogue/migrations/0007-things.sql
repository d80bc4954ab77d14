-- Libraries of things lend what is neither a game nor to be read, seen or heard.

alter table catalogue.edition
  drop constraint edition_material_check,
  add constraint edition_material_check check (material in ('book', 'large-print', 'audiobook', 'dvd', 'magazine', 'game', 'music', 'map', 'score', 'online', 'object', 'other'));
