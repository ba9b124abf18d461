import { MANY_ROLES } from './allocate-many.service';
import { Choice, Day, Id, Instant, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { STATUS_CODES } from '../young-people/status-words';
import { DueItemAnswer } from './due.dto';

/** `people` and `waiting` count people, the rest items. */
export class TeamCountsAnswer {
  @Whole({ about: 'Young people to whom something is owed, or of whom something is open.', example: 14 })
  people: number;

  @Whole({ about: 'Of these, those who wait for a worker.', example: 1 })
  waiting: number;

  @Whole({ about: 'Items overdue by law.', example: 3 })
  overdueStatute: number;

  @Whole({ about: 'Items overdue by guidance.' })
  overdueGuidance: number;

  @Whole({ about: 'Items overdue by local policy.' })
  overduePolicy: number;

  @Whole({ about: 'Of everything overdue, the items whose alerts are paused.' })
  overduePaused: number;

  @Whole({ about: 'Items overdue although something was recorded towards them, which a manager may accept.' })
  partlyDone: number;

  @Whole({ about: 'Items overdue of which nobody has said why; see GET /team/late.' })
  overdueNoCause: number;

  @Whole({ about: 'Items whose alerts are paused, overdue or not.' })
  paused: number;

  @Whole({ about: 'Items due today or within 7 days.', example: 2 })
  due7: number;

  @Whole({ about: 'Items due today or within 14 days, those of the first 7 included.', example: 5 })
  due14: number;
}

export class AdviserCountsAnswer extends TeamCountsAnswer {
  @Id({ about: 'The personal adviser, a member of staff; null: these young people have none.', nullable: true })
  staffId: string | null;

  @Text({ about: 'The name of the personal adviser.', nullable: true, example: 'Grace Adeyemi' })
  name: string | null;

  @Day({ about: 'When they left; null while they work here.', nullable: true, example: null })
  leftOn: string | null;
}

export class TeamLinesAnswer {
  @Id({ about: 'The team; null: no team has taken these young people yet.', nullable: true })
  teamId: string | null;

  @Text({ about: 'The name of the team.', nullable: true, example: 'North' })
  name: string | null;

  @Part(() => TeamCountsAnswer, { about: 'The sum of its advisers.' })
  total: TeamCountsAnswer;

  @Parts(() => AdviserCountsAnswer, {
    about: 'Everyone who is an adviser of the team or has young people of it, and a line for those without one.',
  })
  advisers: AdviserCountsAnswer[];
}

const NIGHTS = ['done', 'running', 'failed', 'stopped', 'missing', 'never'] as const;

export class LastNightAnswer {
  @Choice(NIGHTS, {
    about: 'stopped: it broke off. missing: it should have run and did not begin. never: none has run yet.',
  })
  state: string;

  @Day({ about: 'The night it is about: to the morning of this day.' })
  forDate: string;

  @Instant({ about: 'When the latest one that was done ended.', nullable: true })
  lastDoneAt: string | null;

  @Day({ about: 'The day of the latest one that was done.', nullable: true })
  lastDoneFor: string | null;
}

export class TeamOverviewAnswer {
  @Day({ about: 'The day for which these figures are right.' })
  asOf: string;

  @Part(() => TeamCountsAnswer, { about: 'All teams together.' })
  total: TeamCountsAnswer;

  @Day({ about: 'The day the longest wait for a worker began; null when nobody waits.', nullable: true })
  longestWaitSince: string | null;

  @Whole({ about: 'How many wait for longer than your council allows itself.', example: 1 })
  waitTooLong: number;

  @Whole({ about: 'Matters that only a manager can decide; see GET /team/to-decide.', example: 2 })
  toDecide: number;

  @Whole({ about: 'Answers about homes that only a manager gives; see GET /team/homes-to-decide.', example: 1 })
  homesToDecide: number;

  @Whole({ about: 'Pauses that wait for a manager; see GET /team/pauses.', example: 1 })
  pausesAsked: number;
  @Whole({
    about: 'Items met in the last twelve months by something a manager accepted; never counted as met as asked.',
  })
  metBySubstitute: number;

  @Whole({ about: 'Pathway plans that wait for a manager; see GET /team/plans.' })
  plansWaiting: number;

  @Whole({
    about: 'Promises, actions of plans and whatever else is owed whose day has passed; see GET /owed?show=late.',
  })
  owedLate: number;

  @Whole({ about: 'Workers whose supervision is late (SV-01); see GET /supervision/workers.' })
  workersNotSupervised: number;

  @Whole({ about: 'Young people whose case was not supervised in time (SV-02).' })
  casesNotSupervised: number;

  @Whole({ about: 'Rises of risk on which no manager has decided yet (SV-03), late or not.' })
  riskRisesToDecide: number;

  @Whole({ about: 'Mails to your teams that could not be delivered; see GET /messages.' })
  failedMails: number;

  @Part(() => LastNightAnswer, { about: 'How last night went: without it, alerts and mails may be missing.' })
  night: LastNightAnswer;

  @Parts(() => TeamLinesAnswer, { about: 'Team by team.' })
  teams: TeamLinesAnswer[];
}

/** A young person who can be given a worker, with what one needs to know to choose whom. */
export class ToAllocateAnswer {
  @Part(() => PersonNamed, { about: 'Who it is.' })
  person: PersonNamed;

  @Day({ about: 'Date of birth.', example: '2007-03-09' })
  dateOfBirth: string;

  @Choice(STATUS_CODES, { about: 'Legal status, worked out from the facts.', nullable: true, example: 'relevant' })
  status: string | null;

  @Text({ about: 'The name of the team that answers for them.', nullable: true, example: 'North' })
  teamName: string | null;

  @YesNo({ about: 'Owed a personal adviser, and waiting for a worker.' })
  waiting: boolean;

  @Day({ about: 'Since when they wait; null for whoever does not.', nullable: true })
  since: string | null;

  @YesNo({ about: 'Whether they wait for longer than your council allows itself.' })
  waitsTooLong: boolean;

  @Text({ about: 'Why they wait, in words; null for whoever does not.', nullable: true, example: 'Grace Adeyemi left' })
  why: string | null;

  @Id({ about: 'For POST /team/allocations: the row of the adviser they have; null when none.', nullable: true })
  allocationId: string | null;

  @Text({ about: 'The adviser they have, or had last.', nullable: true, example: 'Grace Adeyemi' })
  lastAdviser: string | null;

  @YesNo({ about: 'Whether that adviser has left.' })
  lastAdviserLeft: boolean;

  @Text({
    about: 'Who has them in the meantime; null while somebody works with them.',
    nullable: true,
    example: 'Ruth Calder',
  })
  meanwhile: string | null;

  @Day({ about: 'Since when that one has them.', nullable: true })
  meanwhileSince: string | null;

  @Parts(() => DueItemAnswer, { about: 'What is overdue, the earliest first.' })
  overdue: DueItemAnswer[];
}

export class ToAllocateListAnswer {
  @Day({ about: 'The day for which this list is right.' })
  asOf: string;

  @Whole({ about: 'How many there are, of whom at most 300 are in `items`.', example: 1 })
  inAll: number;

  @Parts(() => ToAllocateAnswer, { about: 'Who wait, the longest wait first; of one worker: by name.' })
  items: ToAllocateAnswer[];
}

export class WaitedAnswer {
  @Whole({ about: 'How many days ago.', example: 7 })
  daysAgo: number;

  @Whole({ about: 'How many waited in your teams that morning.', example: 4 })
  waiting: number;

  @Whole({ about: 'The days of the longest of these waits; null where they were not kept yet.', nullable: true })
  longestDays: number | null;
}

export class WaitingListAnswer extends ToAllocateListAnswer {
  @Parts(() => WaitedAnswer, { about: 'A week, four weeks and a quarter ago; a day without figures is left out.' })
  past: WaitedAnswer[];
}

export class ShownPersonDto {
  @Id({ about: 'The young person.' })
  personId: string;

  @Id({
    about: 'As GET /team/waiting or /team/workers/{staffId} gave it: whoever has another worker by now is left alone.',
    nullable: true,
    example: null,
  })
  allocationId: string | null;
}

export class AllocateManyDto {
  @Choice(MANY_ROLES, {
    about: 'interim: beside the adviser they have, who is away; whoever has somebody in the meantime is left alone.',
    optional: true,
    example: 'personal-adviser',
  })
  role?: (typeof MANY_ROLES)[number];

  @Parts(() => ShownPersonDto, { about: 'Whom to give the worker, at most 200 at once.' })
  people: ShownPersonDto[];

  @Id({ about: 'The new personal adviser; see GET /staff.' })
  staffId: string;

  @Day({ about: 'From when, today or earlier.' })
  fromOn: string;

  @Text({ about: 'Why this worker.', max: 2000, example: 'Has room' })
  reason: string;
}

const OUTCOMES = ['given', 'changed-meanwhile', 'refused', 'not-found'] as const;

export class AllocatedAnswer {
  @Id({ about: 'The young person.' })
  personId: string;

  @Choice(OUTCOMES, {
    about:
      'changed-meanwhile: somebody else changed their worker since you looked. not-found: there is nobody you may see.',
  })
  outcome: string;

  @Text({ about: 'Where it was refused: why, in words.', nullable: true, example: null })
  why: string | null;
}

export class AllocatedListAnswer {
  @Parts(() => AllocatedAnswer, { about: 'A result for each young person, in the order asked.' })
  items: AllocatedAnswer[];
}
