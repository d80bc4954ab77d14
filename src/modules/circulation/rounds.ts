/**
 * Does a list in as few rounds as keep one item out of the same round twice, so that the second command about an item
 * is decided after the first. The answers stand in the order of the list.
 */
export async function inRounds<C, A>(
  commands: readonly C[],
  about: (command: C) => number,
  round: (commands: readonly C[]) => Promise<readonly A[]>,
): Promise<A[]> {
  const seen = new Map<number, number>();
  const rounds: { command: C; place: number }[][] = [];
  for (const [place, command] of commands.entries()) {
    const turn = seen.get(about(command)) ?? 0;
    seen.set(about(command), turn + 1);
    (rounds[turn] ??= []).push({ command, place });
  }
  const answers: A[] = [];
  for (const together of rounds) {
    const given = await round(together.map(({ command }) => command));
    for (const [i, answer] of given.entries()) {
      const place = together[i]?.place;
      if (place !== undefined) answers[place] = answer;
    }
  }
  return answers;
}
