import type { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Biography, Told } from './biography';
import type { Dice } from './dice';
import {
  BED_AND_BREAKFASTS,
  CARERS,
  FOYERS,
  FURTHER_AWAY,
  PRISONS,
  SECURE_CENTRES,
  QUARTERS,
  STREETS,
  SUPPORTED,
  UNIVERSITIES,
} from './words/places';

/** Where a care leaver may live, in the words of somebody who visits. */
export type HomeKind =
  | 'staying-put'
  | 'supported-lodgings'
  | 'supported'
  | 'supported-s23b'
  | 'supported-s24b'
  | 'foyer'
  | 'tenancy'
  | 'private-rent'
  | 'halls'
  | 'family'
  | 'sofa'
  | 'bed-and-breakfast'
  | 'emergency'
  | 'custody'
  | 'residential';

type Home = Omit<Told<AccommodationPeriod>, 'id' | 'fromOn' | 'toOn'>;

/** @param carer the foster carer they had in care, with whom they stay put */
export function moveIn(
  life: Biography,
  kind: HomeKind,
  from: LocalDate,
  to: LocalDate | null,
  carer: string | null,
): void {
  life.facts.accommodation.push({ id: life.newId(from), ...home(kind, life, from, carer), fromOn: from, toOn: to });
}

/** Homes one after the other from a day until now, the last of them of this kind. */
export function homesUntilNow(life: Biography, from: LocalDate, last: HomeKind, carer: string | null): void {
  const { dice } = life;
  let start = from;
  let before: HomeKind =
    last === 'staying-put' ? 'staying-put' : dice.pick(['supported', 'supported-lodgings', 'foyer']);
  while (last !== 'staying-put') {
    const stay = dice.between(130, 420);
    const next = addDays(start, stay);
    // At least six weeks in the last home, unless the move is the news.
    if (next > addDays(life.end, -45)) break;
    if (dice.happens(0.25) && start === from) break;
    moveIn(life, before, start, next, carer);
    start = next;
    before = dice.weighted<HomeKind>([
      ['tenancy', 4],
      ['supported', 3],
      ['family', 2],
      ['private-rent', 1],
      ['sofa', 0.4],
    ]);
    if (before === last || dice.happens(0.5)) break;
  }
  moveIn(life, last, start, null, carer);
}

function home(kind: HomeKind, life: Biography, from: LocalDate, carer: string | null): Home {
  const { dice } = life;
  const plain = { carer: null, provider: null, providerRegistered: null, managerReason: null };
  const [place, district] = dice.happens(0.86) ? dice.pick(QUARTERS) : dice.pick(FURTHER_AWAY);
  const postcode = postcodeIn(district, dice);
  const street = `${dice.between(1, 148)} ${dice.pick(STREETS)}, ${place}`;
  const flat = dice.happens(0.6) ? `Flat ${dice.between(1, 24)}, ${street}` : street;
  switch (kind) {
    case 'staying-put':
      return { ...plain, type: 'Z', providedUnder: 'other', placedByAuthority: true, address: street, postcode, carer };
    case 'supported-lodgings':
      return {
        ...plain,
        type: 'E',
        providedUnder: dice.happens(0.4) ? 's24B' : 's23C',
        placedByAuthority: true,
        address: street,
        postcode,
        carer: dice.pick(CARERS),
      };
    case 'supported':
    case 'supported-s23b':
    case 'supported-s24b': {
      const [name, provider] = dice.pick(SUPPORTED);
      const providedUnder = kind === 'supported-s23b' ? 's23B' : kind === 'supported-s24b' ? 's24B' : 's23C';
      return {
        ...plain,
        type: 'D',
        providedUnder,
        placedByAuthority: true,
        address: `Room ${dice.between(1, 14)}, ${name}, ${street}`,
        postcode,
        provider,
        providerRegistered: true,
      };
    }
    case 'foyer': {
      const [name, provider] = dice.pick(FOYERS);
      return {
        ...plain,
        type: 'T',
        providedUnder: 'other',
        placedByAuthority: true,
        address: `Room ${dice.between(1, 40)}, ${name}, 2 Ropewalk Lane, Westmoor`,
        postcode: 'WM1 4FY',
        provider,
      };
    }
    case 'tenancy':
    case 'private-rent':
      return { ...plain, type: 'U', providedUnder: 'none', placedByAuthority: false, address: flat, postcode };
    case 'halls': {
      const [hall, code] = dice.pick(UNIVERSITIES);
      return {
        ...plain,
        type: 'Y',
        providedUnder: 'none',
        placedByAuthority: false,
        address: `Room ${dice.between(1, 230)}, ${hall}`,
        postcode: code,
      };
    }
    case 'family':
      return { ...plain, type: 'B', providedUnder: 'none', placedByAuthority: false, address: street, postcode };
    case 'sofa':
      return { ...plain, type: 'S', providedUnder: 'none', placedByAuthority: false, address: null, postcode: null };
    case 'bed-and-breakfast':
      return {
        ...plain,
        type: 'W',
        providedUnder: 'other',
        placedByAuthority: true,
        address: `${dice.pick(BED_AND_BREAKFASTS)}, ${street}`,
        postcode,
        managerReason: 'Nothing else free on the day; move-on date agreed',
      };
    case 'emergency':
      return {
        ...plain,
        type: 'V',
        providedUnder: 's24B',
        placedByAuthority: true,
        address: `Night shelter annexe, ${street}`,
        postcode,
      };
    case 'custody': {
      const [prison, code] = from < life.birthday(18) ? dice.pick(SECURE_CENTRES) : dice.pick(PRISONS);
      return { ...plain, type: 'X', providedUnder: 'none', placedByAuthority: false, address: prison, postcode: code };
    }
    case 'residential':
      return {
        ...plain,
        type: 'C',
        providedUnder: 'other',
        placedByAuthority: true,
        address: `Fernleigh, ${street}`,
        postcode,
        provider: 'Fernleigh Care',
        providerRegistered: true,
      };
  }
}

function postcodeIn(district: string, dice: Dice): string {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  return `${district} ${dice.between(1, 9)}${dice.pick([...letters])}${dice.pick([...letters])}`;
}
