/** A share from 0 up to 1 that is the same for the same number, scattered (Knuth's multiplicative hash). */
export const scatter = (n: number): number => ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
