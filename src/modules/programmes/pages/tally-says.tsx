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
    <div data-queue-says="away" hidden>
      <Alert kind="warning">
        <Paragraph>{away}</Paragraph>
        <Paragraph>
          {keeps} <strong data-queue-count>0</strong>
        </Paragraph>
      </Alert>
    </div>
    <div data-queue-says="signed-out" hidden>
      <Alert kind="warning">{signedOut}</Alert>
    </div>
    <div data-queue-says="refused" hidden>
      <Alert kind="error">
        {refused} <span data-queue-why />
      </Alert>
    </div>
  </div>
);
