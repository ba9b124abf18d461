import { fromEpochDay, parseLocalDate, type LocalDate } from '../../statutory/local-date';

/** One cell that holds something. */
export interface Cell {
  /** As one would read it; a number as its digits, a date that is one as the file counts it. */
  text: string;
  kind: 'text' | 'number' | 'error';
  /** The day that a number stands for, whether or not it is shown as a date; null where it can stand for none. */
  day: LocalDate | null;
  /** Whether the number is shown as a date. */
  shownAsDate: boolean;
  /** A formula that no program has worked out yet: what it comes to does not stand in the file. */
  notWorkedOut: boolean;
}

/** Whatever a cell element of a worksheet says. */
export interface CellParts {
  type: string;
  value: string;
  inlineText: string;
  isFormula: boolean;
  hasValue: boolean;
  format: number | null;
}

const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
/** Excel counts a 29 February 1900 that never was; what lies before is nobody's date of birth. */
const FIRST_SERIAL_1900 = 61;
/** In days from 1 January 1970: 30 December 1899, and 1 January 1904. */
const DAY_ZERO_1900 = -25_569;
const DAY_ZERO_1904 = -24_107;
/** No list tells of a day after the year 2199. */
const LAST_EPOCH_DAY = 84_005;

/** Whether a number in this format is shown as a day, by its built-in id or by its code ("dd/mm/yyyy;@"). */
export function showsDates(formatId: number, code: string | undefined): boolean {
  if (DATE_FORMATS.has(formatId)) return true;
  if (code === undefined || /general|standard/i.test(code)) return false;
  const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[dy]/i.test(bare);
}

/** @param since1904 the workbook counts its days from 1 January 1904 */
function dayOfSerial(serial: number, since1904: boolean): LocalDate | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < (since1904 ? 0 : FIRST_SERIAL_1900)) return null;
  const epochDay = days + (since1904 ? DAY_ZERO_1904 : DAY_ZERO_1900);
  return epochDay > LAST_EPOCH_DAY ? null : fromEpochDay(epochDay);
}

/** Null for a cell with nothing in it. */
export function readCell(
  parts: CellParts,
  sharedTexts: readonly string[],
  isDateFormat: (format: number) => boolean,
  since1904: boolean,
): Cell | null {
  const { type, value, isFormula, hasValue } = parts;
  const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
    text,
    kind: 'text',
    day: null,
    shownAsDate: false,
    notWorkedOut: false,
    ...more,
  });
  if (isFormula && !hasValue) return cell('', { notWorkedOut: true });
  switch (type) {
    case 's':
      return textCell(cell, sharedTexts[Number(value)] ?? '');
    case 'inlineStr':
      return textCell(cell, parts.inlineText);
    case 'str':
      return textCell(cell, value);
    case 'e':
      return cell(value, { kind: 'error' });
    case 'b':
      return cell(value === '1' ? 'Yes' : 'No');
    case 'd': {
      const day = parseLocalDate(value.slice(0, 10));
      return cell(value, day ? { kind: 'number', day, shownAsDate: true } : {});
    }
    default:
      return numberCell(cell, parts, isDateFormat, since1904);
  }
}

type Make = (text: string, more?: Partial<Cell>) => Cell;

/** Spaces of every kind become plain ones; `_x000D_` is how the format writes a control character. */
function textCell(cell: Make, text: string): Cell | null {
  const readable = text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return readable === '' ? null : cell(readable);
}

function numberCell(
  cell: Make,
  { value, format }: CellParts,
  isDateFormat: (format: number) => boolean,
  since1904: boolean,
): Cell | null {
  const text = value.trim();
  if (text === '') return null;
  const number = Number(text);
  if (!Number.isFinite(number)) return cell(text);
  // 7961370.0 and 7.96137E6 are the number 7961370; what is too long for a number stays as it is written.
  return cell(Number.isSafeInteger(number) ? String(number) : text, {
    kind: 'number',
    day: dayOfSerial(number, since1904),
    shownAsDate: format !== null && isDateFormat(format),
  });
}
