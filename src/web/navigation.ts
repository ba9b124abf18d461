import { may } from '../access/access';
import type { Role, UserActor } from '../access/actor';

interface Place {
  text: string;
  href: string;
  /** Where its pages are, if not only below it. */
  within?: string;
  isFor: (actor: UserActor) => boolean;
}

const holds =
  (...roles: Role[]) =>
  (actor: UserActor) =>
    roles.includes(actor.role);

const PLACES: Place[] = [
  { text: 'Team', href: '/team', isFor: (actor) => may(actor, 'see-team') },
  { text: 'Today', href: '/today', isFor: holds('adviser', 'manager') },
  { text: 'Overview', href: '/overview', isFor: holds('data-officer') },
  { text: 'Caseload', href: '/caseload', isFor: holds('adviser', 'manager', 'data-officer') },
  { text: 'Duty', href: '/duty', isFor: (actor) => may(actor, 'see-duty') },
  { text: 'Education and work', href: '/eet', isFor: (actor) => may(actor, 'record-casework') },
  { text: 'Figures', href: '/figures/what-fell-due', within: '/figures/', isFor: (actor) => may(actor, 'see-figures') },
  { text: 'Imports', href: '/imports', isFor: (actor) => may(actor, 'import') },
  { text: 'Messages', href: '/outbox', isFor: (actor) => may(actor, 'see-outbox') },
  { text: 'Workload', href: '/council/workload', isFor: (actor) => may(actor, 'set-policy') },
  { text: 'Reminders', href: '/council/reminders', isFor: (actor) => may(actor, 'set-policy') },
];

/** The links in the masthead, for the service navigation component. */
export function navigationFor(actor: UserActor, path: string) {
  return PLACES.filter((place) => place.isFor(actor)).map(({ text, href, within = `${href}/` }) => ({
    text,
    href,
    current: path === href,
    active: path !== href && path.startsWith(within),
  }));
}

/** Where someone starts the day: a manager with what nobody sees to unless they do. */
export function landingOf(actor: UserActor): string {
  switch (actor.role) {
    case 'adviser':
      return '/today';
    case 'manager':
      return '/team';
    case 'duty':
      return '/duty';
    case 'data-officer':
      return '/overview';
    case 'administrator':
      return '/outbox';
  }
}

export const ROLE_WORDS: Record<Role, string> = {
  adviser: 'Personal adviser',
  manager: 'Manager',
  duty: 'Duty worker',
  'data-officer': 'Data officer',
  administrator: 'Administrator',
};
