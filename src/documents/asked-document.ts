import { notFound } from '../platform/problem';
import { PRINT_SIZES, type PrintSize } from './printed-document';

/** @returns null for none that there is: then it is as the young person wants it */
export function askedSize(size: unknown): PrintSize | null {
  return PRINT_SIZES.find((one) => one === size) ?? null;
}

/** The number of a version in an address. @throws Problem 'not-found' */
export function versionNumber(number: string): number {
  if (!/^[1-9]\d{0,5}$/.test(number)) throw notFound();
  return Number(number);
}
