import type { Role } from '../access/actor';
import type { Post } from '../caseloads/staff.entity';
import { addDays, type LocalDate } from '../statutory/local-date';
import { idFrom, type Dice } from './dice';

export interface MadeUpTeam {
  id: string;
  name: string;
}

export interface MadeUpWorker {
  id: string;
  userId: string;
  name: string;
  email: string;
  post: Post;
  role: Role;
  team: MadeUpTeam | null;
  startedOn: LocalDate;
  leftOn: LocalDate | null;
  /** Young people an adviser has room for; 0 for everyone else. */
  room: number;
  /** How many things are out of hand just now. */
  behind: number;
}

export interface Workforce {
  teams: MadeUpTeam[];
  workers: MadeUpWorker[];
  /** They join advisers for education and work, and lead no case. */
  nextSteps: { team: MadeUpTeam; worker: MadeUpWorker };
}

const TEAMS = ['Harbour team', 'Moorside team', 'Castle Fold team'];

/** Name, team, days in post, room, how much is out of hand. The first is the adviser whose sign-in is printed. */
const ADVISERS: readonly (readonly [string, number, number, number, number])[] = [
  ['Priya Nair', 0, 2200, 24, 5],
  ['Tom Hargreaves', 0, 4100, 22, 4],
  ['Grace Adeyinka', 0, 1300, 20, 3],
  ['Bronwen Pugh', 0, 640, 18, 4],
  ['Danny Okoro', 0, 330, 15, 3],
  ['Sheila Brannigan', 0, 3900, 19, 3],
  ['Marta Zielińska', 1, 1750, 23, 5],
  ['Yusuf Rahman', 1, 2600, 21, 3],
  ['Colin Pickles', 1, 4300, 22, 9],
  ['Rebecca Stone-Lacey', 1, 900, 17, 4],
  ['Abi Fontaine', 1, 210, 12, 2],
  ['Gareth Winslow', 2, 3300, 21, 5],
  ['Nadia Haddad', 2, 1500, 20, 4],
  ["Siobhán O'Rourke", 2, 2900, 18, 3],
  ['Femi Lawal', 2, 700, 16, 8],
  ['Kate Duxbury', 2, 1100, 19, 3],
];

/** Left a few weeks ago, from the first team; not everybody has a new adviser yet. */
const LEFT = ['Martin Ellery', 0, 2400, 36] as const;

const OTHERS: readonly (readonly [string, Post, Role, number | null])[] = [
  ['Angela Whitcombe', 'team-manager', 'manager', 0],
  ['Delroy Barnett', 'team-manager', 'manager', 1],
  ['Farah Siddique', 'team-manager', 'manager', 2],
  ['Judith Ashcroft', 'service-manager', 'manager', null],
  ['Hannah Lindqvist', 'data-officer', 'data-officer', null],
  ['Ravi Menon', 'administrator', 'administrator', null],
  ['Owen Blackwood', 'duty-worker', 'duty', null],
];

export function workforce(dice: Dice, today: LocalDate): Workforce {
  const teams = TEAMS.map((name) => ({ id: idFrom(dice, addDays(today, -4400)), name }));
  const worker = (name: string, post: Post, role: Role, team: number | null, daysInPost: number): MadeUpWorker => {
    const startedOn = addDays(today, -daysInPost);
    return {
      id: idFrom(dice, startedOn),
      userId: idFrom(dice, startedOn),
      name,
      email: `${addressOf(name)}@westmoor.example.org`,
      post,
      role,
      team: team === null ? null : teams[team]!,
      startedOn,
      leftOn: null,
      room: 0,
      behind: 0,
    };
  };
  const advisers = ADVISERS.map(([name, team, days, room, behind]) => ({
    ...worker(name, 'personal-adviser', 'adviser', team, days),
    room,
    behind,
  }));
  const [name, team, days, leftDaysAgo] = LEFT;
  const left = { ...worker(name, 'personal-adviser', 'adviser', team, days), leftOn: addDays(today, -leftDaysAgo) };
  const others = OTHERS.map(([who, post, role, where]) => worker(who, post, role, where, dice.between(900, 4000)));
  const own = dice.of('next steps');
  const startedOn = addDays(today, -820);
  const nextSteps = { id: idFrom(own, addDays(today, -1200)), name: 'Next steps team' };
  const imani: MadeUpWorker = {
    ...worker('Imani Clarke', 'personal-adviser', 'adviser', null, 820),
    ...{ id: idFrom(own, startedOn), userId: idFrom(own, startedOn), team: nextSteps },
  };
  return { teams, workers: [...advisers, left, ...others], nextSteps: { team: nextSteps, worker: imani } };
}

/** `siobhan.orourke` of `Siobhán O'Rourke`. */
export function addressOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .trim()
    .replaceAll(/[^a-z0-9]+/g, '.');
}
