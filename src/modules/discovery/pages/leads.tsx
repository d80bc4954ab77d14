import { Fragment } from 'preact';
import { Link } from '#web/parts/link.tsx';

/** Where something leads on to, in one row, a comma between. */
export const Leads = ({
  leads,
}: {
  readonly leads: readonly { readonly label: string; readonly href: string }[];
}) => (
  <>
    {leads.map(({ label, href }, place) => (
      <Fragment key={href}>
        {place > 0 && ', '}
        <Link href={href}>{label}</Link>
      </Fragment>
    ))}
  </>
);
