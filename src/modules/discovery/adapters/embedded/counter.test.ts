import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededChance, under } from '#platform/chance.ts';
import { Counter } from './counter.ts';

test('what went on from the commonest tells the commonest as whoever counted all does, or says that it cannot', () => {
  const chance = seededChance(4);
  const codes = 60;
  let [sure, unsure] = [0, 0];
  for (let round = 0; round < 500; round += 1) {
    const whole = new Counter();
    whole.begin(codes);
    const steep = 1 + under(chance, 4);
    for (let one = 0; one < 400; one += 1) whole.add(Math.floor(codes * chance.number() ** steep), 1);
    const kept = whole.keep(12);
    const part = new Counter();
    part.begin(codes);
    part.goOnFrom(kept);
    const counts = Array.from({ length: codes }, (_, code) => whole.of(code));
    for (let one = under(chance, 20); one > 0; one -= 1) {
      const code = under(chance, codes);
      if (whole.of(code) === 0) continue;
      whole.add(code, -1);
      part.add(code, -1);
    }
    for (let one = under(chance, 20); one > 0; one -= 1) {
      const code = under(chance, codes);
      whole.add(code, 1);
      part.add(code, 1);
    }
    const told = (counter: Counter) => counter.most(5, code => code).map(code => [code, counter.of(code)]);
    if (
      part.isSure(
        part.most(5, code => code),
        5,
      )
    ) {
      sure += 1;
      assert.deepEqual(told(part), told(whole), `round ${round}: ${counts}`);
    } else unsure += 1;
  }
  assert.ok(sure > 100 && unsure > 20, `${sure} sure, ${unsure} not`);
});
