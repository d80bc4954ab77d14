import { Alert } from '#web/parts/alert.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';

/** What a page that keeps tallies says when they do not go at once; its script shows the one that holds. */
export const TallySays = ({
  away,
  keeps,
  signedOut,
  refused,
}: {
  readonly away: string;
  readonly keeps: string;
  readonly signedOut: string;
  readonly refused: string;
}) => (
  <div role="status">
    <div data-tally-says="away" hidden>
      <Alert kind="warning">
        <Paragraph>{away}</Paragraph>
        <Paragraph>
          {keeps} <strong data-tally-count="">0</strong>
        </Paragraph>
      </Alert>
    </div>
    <div data-tally-says="signed-out" hidden>
      <Alert kind="warning">{signedOut}</Alert>
    </div>
    <div data-tally-says="refused" hidden>
      <Alert kind="error">
        {refused} <span data-tally-why="" />
      </Alert>
    </div>
  </div>
);
