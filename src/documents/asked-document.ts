import { PRINT_SIZES, type PrintSize } from './printed-document';

/** @returns null for none that there is: then it is as the young person wants it */
export function askedSize(size: unknown): PrintSize | null {
  return PRINT_SIZES.find((one) => one === size) ?? null;
}

/** The number of a version in an address. @returns null for what is none, which no version has */
export function versionNumber(number: string): number | null {
  return /^[1-9]\d{0,5}$/.test(number) ? Number(number) : null;
}
