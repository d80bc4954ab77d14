/** Who belongs to the network, where, when open, and what they agreed: on every day, without asking twice. */
export { type Arrange, arrange } from './arrange.ts';
export type { Agreement, Payer, Tariff, Theme, ThemeAxis } from './arrangement.ts';
export { changeHours } from './change-hours.ts';
export { changeUnit } from './change-unit.ts';
export { endUnit } from './end-unit.ts';
export type { NetworkChanged, NetworkFact } from './facts.ts';
export type { OpenHours, WeeklyHours } from './hours.ts';
export { liesAt } from './lies-at.ts';
export { holdsAt, type Mandate } from './mandate.ts';
export type { Network } from './network.ts';
export { loadProvince } from './province/load-province.ts';
export type { ProvinceFiles } from './province/province-files.ts';
export { readProvince } from './province/read-province.ts';
export { network } from './read-network.ts';
export { shutDays } from './shut-days.ts';
export type { Unit, UnitId, UnitKind } from './unit.ts';
