import { type Reader, sql } from '#platform/db.ts';

interface Line {
  readonly text: string;
}

/** Every table, constraint, index, view and trigger of our schemas, in a fixed order and spelling. */
export async function schemaOf(reader: Reader, schemas: readonly string[]): Promise<string> {
  const lines = await reader.many<Line>(sql`
    with relation as (
      select c.oid as id, n.nspname as schema, c.relname as name, c.relkind as kind
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any(${schemas}::text[]) and c.relkind in ('r', 'p', 'v') and not c.relispartition),
    line as (
      select schema, name, 0 as part, 0 as place,
             case kind when 'v' then 'view ' else 'table ' end || schema || '.' || name
               || coalesce(' -- ' || obj_description(id, 'pg_class'), '') as text
        from relation
      union all
      select schema, name, 1, a.attnum,
             '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || case when a.attnotnull then ' not null' else '' end
               || case when a.attidentity <> '' then ' identity' else '' end
               || coalesce(case when a.attgenerated <> '' then ' generated ' else ' default ' end
                           || pg_get_expr(d.adbin, d.adrelid), '')
        from relation join pg_attribute a on a.attrelid = relation.id and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = relation.id and d.adnum = a.attnum
      union all
      select schema, name, 2, row_number() over (partition by schema, name order by conname),
             '  ' || conname || ' ' || pg_get_constraintdef(con.oid)
        from relation join pg_constraint con on conrelid = relation.id
       where contype <> 'n'
      union all
      select schema, name, 3, row_number() over (partition by schema, name order by i.relname),
             '  ' || regexp_replace(pg_get_indexdef(i.oid), '^CREATE ', '')
        from relation join pg_index x on indrelid = relation.id join pg_class i on i.oid = indexrelid
       where not exists (select from pg_constraint where conindid = i.oid)
      union all
      select schema, name, 4, row_number() over (partition by schema, name order by tgname),
             '  ' || regexp_replace(pg_get_triggerdef(t.oid), '^CREATE ', '')
        from relation join pg_trigger t on tgrelid = relation.id where not tgisinternal
      union all
      select schema, name, 5, 0, regexp_replace(pg_get_viewdef(id), '\\s+', ' ', 'g') from relation where kind = 'v')
    select text from line order by array_position(${schemas}::text[], schema), name, part, place`);
  return `${lines.map(({ text }) => (/^(table|view) /.test(text) ? `\n${text}` : text)).join('\n')}\n`;
}

export const schemaHeading =
  '-- Every table of Bindwerk as PostgreSQL sees it, made by `npm run schema`; a test fails when it is stale.\n';
