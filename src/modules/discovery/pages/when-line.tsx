import { Icon, type IconName } from '#web/parts/icon.tsx';
import type { Nearness, WhenSentence } from '../say-when.ts';

const icons: Readonly<Record<Nearness, IconName>> = {
  here: 'check',
  coming: 'van',
  elsewhere: 'pin',
  out: 'clock',
  nowhere: 'info',
};

/** The sentence that says where and when, with its mark. */
export const WhenLine = ({ when }: { readonly when: WhenSentence }) => (
  <p class={when.nearness === 'here' ? 'when when--here' : 'when'}>
    <Icon name={icons[when.nearness]} /> {when.text}
  </p>
);
