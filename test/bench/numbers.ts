/** Ids that say whose they are: the first twelve digits number the person, the rest the fact. */
export const personMark = (n: number): string => mark(0x0194_c000_0000, n);
export const staffMark = (n: number): string => mark(0x0194_b000_0000, n);
export const teamMark = (n: number): string => mark(0x0194_a000_0000, n);

/** An id of the application's kind (UUIDv7) under a mark. */
export function idUnder(mark: string, n: number): string {
  return `${mark}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export const personId = (n: number): string => idUnder(personMark(n), 0);
export const staffId = (n: number): string => idUnder(staffMark(n), 0);
export const userId = (n: number): string => idUnder(staffMark(n), 1);
export const teamId = (n: number): string => idUnder(teamMark(n), 0);

export const PEOPLE_A_TEAM = 200;
const ADVISERS_A_TEAM = 8;
/** Advisers, a social worker, a manager. */
export const STAFF_A_TEAM = ADVISERS_A_TEAM + 2;

export const teamOf = (person: number): number => Math.floor(person / PEOPLE_A_TEAM);
export const managerOf = (team: number): number => team * STAFF_A_TEAM + STAFF_A_TEAM - 1;
export const socialWorkerOf = (team: number): number => team * STAFF_A_TEAM + STAFF_A_TEAM - 2;
/** @param nth 0 is the adviser now, 1 the one before */
export const adviserOf = (person: number, nth: number): number =>
  teamOf(person) * STAFF_A_TEAM + ((person + nth) % ADVISERS_A_TEAM);

function mark(base: number, n: number): string {
  const digits = (base + n).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}
