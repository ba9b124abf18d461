const NHS_NUMBER = /^\d{10}$/;
const UPN = /^[A-Z]\d{11}[0-9A-HJ-NP-RT-Z]$/;
const UPN_UNKNOWN = /^UN[1-5]$/;
/** A letter stands for its place here, both as the check letter and as the last character of a temporary number. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const POSTCODE = /^(GIR 0AA|(?:[A-Z]\d{1,2}|[A-Z]{2}\d{1,2}|[A-Z]\d[A-Z]|[A-Z]{2}\d[A-Z]) \d[A-Z]{2})$/;

/**
 * Whether the text is an NHS number: ten digits, spaces allowed, the last a check digit modulo 11.
 * Numbers that begin 999 pass: they are never issued and serve as test data.
 */
export function isNhsNumber(text: string): boolean {
  const digits = text.replaceAll(' ', '');
  if (!NHS_NUMBER.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  const check = 11 - (sum % 11);
  return check !== 10 && check % 11 === Number(digits[9]);
}

/** The number as it is read aloud and printed, 943 476 5919. */
export function formatNhsNumber(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

/** What is wrong with a unique pupil number; null when nothing is. UN1 to UN5 say why there is none and are right. */
export function upnFault(upn: string): 'shape' | 'letter' | null {
  if (UPN_UNKNOWN.test(upn)) return null;
  if (!UPN.test(upn)) return 'shape';
  return upn[0] === upnCheckLetter(upn.slice(1)) ? null : 'letter';
}

/** The letter that the twelve characters after it call for: places 2 to 13 as weights, modulo 23. */
function upnCheckLetter(twelve: string): string | undefined {
  const sum = [...twelve].reduce((total, character, index) => {
    const value = /\d/.test(character) ? Number(character) : UPN_LETTERS.indexOf(character);
    return total + value * (index + 2);
  }, 0);
  return UPN_LETTERS[sum % 23];
}

/**
 * Whether the text is a unique learner number: ten digits, spaces allowed, the first not 0, and the digits by the weights
 * 10 to 1 leave 10 by 11. The Learning Records Service gives them to everybody in education from 14 on:
 * https://www.hesa.ac.uk/collection/c21051/a/ULN
 */
export function isUln(text: string): boolean {
  const digits = text.replaceAll(' ', '');
  if (!/^[1-9]\d{9}$/.test(digits)) return false;
  return [...digits].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0) % 11 === 10;
}

/** The postcode in capitals with its one space, or null when the text does not have the shape of one; it need not exist. */
export function parsePostcode(text: string): string | null {
  const joined = text.toUpperCase().replaceAll(/\s/g, '');
  const spaced = `${joined.slice(0, -3)} ${joined.slice(-3)}`;
  return POSTCODE.test(spaced) ? spaced : null;
}
