-- Titles that nobody describes any more and of which no copy is left are not found; those that went before go now.

delete from discovery.title where edition in (select edition from catalogue.edition_view where gone);
