import type { Edition, EditionId } from '#catalogue';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';

/** A series in the order in which it is read; the part that is looked at leads nowhere. */
export const SeriesOrder = ({
  id,
  title,
  parts,
  looked,
}: {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Edition[];
  readonly looked?: EditionId;
}) => (
  <section aria-labelledby={id}>
    <Heading level={2} id={id}>
      {title}
    </Heading>
    <ol class="series-order">
      {parts.map(one => (
        <li key={one.id}>
          {one.id === looked ? (
            <span aria-current="true">{one.title}</span>
          ) : (
            <Link href={`/titel/${one.id}`}>{one.title}</Link>
          )}
          {one.part !== undefined && ` (${one.part})`}
        </li>
      ))}
    </ol>
  </section>
);
