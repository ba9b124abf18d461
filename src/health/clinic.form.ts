import { FormReader, type ReadForm } from '../eet/form-reader';
import { newId } from '../platform/ids';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { clockTime } from '../web/dates';
import { typed, type Fields } from '../web/fields';
import { parseTypedTime } from '../web/typed-time';
import { SESSION_WAYS, type HealthServiceSession, type SessionWay } from './clinic.entities';
import type { SessionSaid } from './clinics.service';

export const SESSION_WAY_WORDS: Record<SessionWay, string> = {
  'drop-in': 'Just go there',
  booked: 'Book first',
};

export function readSession(fields: Fields): ReadForm<SessionSaid> {
  const read = new FormReader(fields);
  const often = read.choice('often', ['weekly', 'once'] as const, 'Choose whether it is each week');
  const firstOn = read.day('firstOn', 'Enter the day, or the first of them');
  const lastOn = read.day('lastOn');
  const time = (name: string) => {
    const text = read.needed(name, 'Enter a time like 2pm or 14:30');
    const at = parseTypedTime(text);
    if (text && !at) read.wrong(name, 'Enter a time like 2pm or 14:30');
    return at ?? '';
  };
  const [fromTime, toTime] = [time('fromTime'), time('toTime')];
  const place = read.needed('place', 'Enter where it is', 200);
  const way = read.choice('way', SESSION_WAYS, 'Choose whether one just goes there');
  const note = read.text('note', 500);
  read.values.version = typed(fields, 'version');
  return read.form(() => ({
    ...{ weekly: often === 'weekly', firstOn: firstOn!, lastOn: often === 'once' ? (lastOn ?? firstOn) : lastOn },
    ...{ fromTime, toTime, place, way: way!, note },
  }));
}

export function sessionForm(session: HealthServiceSession | null): ReadForm<SessionSaid> {
  const blank = { often: 'weekly', firstOn: '', lastOn: '', fromTime: '', toTime: '', place: '', way: '', note: '' };
  const values = session ? sessionValues(session) : { ...blank, version: '0' };
  return { values: { ...values, formId: newId() }, errors: [], said: null };
}

/** A session as its form has it. */
export function sessionValues(session: HealthServiceSession): Record<string, string> {
  const { weekly, firstOn, lastOn, fromTime, toTime, place, way, note, version } = session;
  return {
    ...{ often: weekly ? 'weekly' : 'once', firstOn: formatLong(firstOn) },
    lastOn: weekly && lastOn ? formatLong(lastOn) : '',
    ...{ fromTime: clockTime(fromTime), toTime: clockTime(toTime), place, way, note: note ?? '' },
    version: String(version),
  };
}

export interface CountSaid {
  onDay: LocalDate;
  came: number;
  was: string;
}

export function readCount(fields: Fields): ReadForm<CountSaid> {
  const read = new FormReader(fields);
  const onDay = read.day('onDay', 'Enter the day of the session');
  const text = read.needed('came', 'Enter how many came, 0 for nobody');
  const came = /^\d{1,3}$/.test(text) ? Number(text) : null;
  if (text && came === null) read.wrong('came', 'Enter a whole number from 0 to 500');
  read.values.was = typed(fields, 'was');
  return read.form(() => ({ onDay: onDay!, came: came!, was: read.values.was! }));
}
