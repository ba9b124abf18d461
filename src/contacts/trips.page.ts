import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { DISTANCE_WORDS } from './far-away';
import { NO_AREA, type Trips, type TripPerson, type TripsQuery } from './trips.service';

export function toTripsPage(
  { areas, people, far, gaps, distanceNotSaid }: Trips,
  { show, area }: TripsQuery,
  actor: UserActor,
  today: LocalDate,
) {
  return {
    showsFar: show === 'far',
    area: area === NO_AREA ? 'No postcode' : area,
    areas: areas.map((line) => ({
      name: line.area ?? 'No postcode',
      href: `/trips?area=${line.area ?? NO_AREA}`,
      people: line.people,
      due: line.due,
    })),
    people: people.map((person) => personInWords(person, actor, today)),
    far,
    gaps,
    distanceNotSaid,
  };
}

function personInWords(person: TripPerson, actor: UserActor, today: LocalDate) {
  const { nextVisit, farAway, band, disabled } = person;
  return {
    name: fullName(person),
    at: `/young-people/${person.id}`,
    adviser: person.adviserName === actor.name ? null : (person.adviserName ?? 'Without an adviser'),
    where: [person.address, person.postcode].filter(Boolean).join(', ') || 'Address not recorded',
    band: band && DISTANCE_WORDS[band],
    disabled: disabled === true,
    phone: person.phone,
    lastSeenOn: person.lastSeenOn,
    nextVisit: nextVisit && {
      title: nextVisit.title,
      words: dueWords(nextVisit.dueOn, today),
      overdue: nextVisit.dueOn < today,
    },
    farAway: farAway && { ...farAway, noteMissing: person.lastSeenOn !== null && !person.saysHowTheyAre },
  };
}
