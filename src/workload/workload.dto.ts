import { WEIGHT_FACTORS } from '../statutory/caseload';
import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Open, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { FACTORS_TO_ADD } from './suggest-weight';
import { CONTRACTS } from './workload.entities';

const LEVELS = ['green', 'amber', 'red'];
const HOURS = { about: 'Contracted hours a week, as 37 or 18.5.', example: '37', pattern: /^\d{1,2}(\.\d)?$/ };
const NUMBER = /^-?\d{1,5}(\.\d{1,2})?$/;

export class LoadPlanDto {
  @Text({ about: 'What is done about it.', example: 'Two young people move to Grace in March' })
  what: string;

  @Day({ about: 'By when, from today on.' })
  byOn: string;
}

export class WorkerThenAnswer {
  @Whole({ about: 'Young people they carried.' })
  people: number;

  @Text({ about: 'Points they carried.', pattern: NUMBER, example: '72.5' })
  points: string;

  @Text({ about: 'What they could carry, of one full load.', pattern: NUMBER, example: '0.8' })
  netCapacity: string;

  @Whole({ about: 'Points to a full load; null where there was no capacity.', nullable: true })
  perFullTime: number | null;

  @Choice(LEVELS, { about: 'Against the lines of now.' })
  level: string;
}

export class WorkerLoadAnswer {
  @Id({ about: 'The member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Id({ about: 'The team they work in.', nullable: true })
  teamId: string | null;

  @Text({ about: 'Their role, as the council calls it.', example: 'Personal adviser' })
  role: string;

  @Whole({ about: 'Young people they carry, alone or with another worker.' })
  people: number;

  @Text({
    about: 'Points they carry, to the half: shared with another worker, someone counts half.',
    pattern: NUMBER,
    example: '61.5',
  })
  points: string;

  @Text({ about: 'What they can carry, of one full load.', pattern: NUMBER, example: '0.8' })
  netCapacity: string;

  @Whole({ about: 'Points to a full load; null where there is no capacity.', nullable: true })
  perFullTime: number | null;

  @Choice(LEVELS, { about: 'Against the lines of their role.' })
  level: string;

  @Text({ about: 'Why this level.', example: '77 points to a full-time worker: more than 75 is red' })
  why: string;

  @Text({ about: 'Points that can be taken on before amber; below zero, over it.', pattern: NUMBER, example: '12.5' })
  room: string;

  @Whole({ about: 'How many of them have not been weighed this month.' })
  notWeighed: number;

  @Part(() => LoadPlanDto, {
    about: 'What is done about a load that is too high, as said last.',
    nullable: true,
  })
  plan: LoadPlanDto | null;

  @Part(() => WorkerThenAnswer, {
    about: 'On the day of the last inspection; null where they did not work here then, or none is recorded.',
    nullable: true,
  })
  then: WorkerThenAnswer | null;
}

export class TeamStoodAnswer {
  @Whole({ about: 'Young people.' })
  people: number;

  @Text({ about: 'Points.', pattern: NUMBER, example: '310.5' })
  points: string;

  @Text({ about: 'Full-time workers.', pattern: NUMBER, example: '6.4' })
  capacity: string;

  @Whole({ about: 'Points to one full-time worker; null where there was no capacity.', nullable: true })
  perFullTime: number | null;

  @Whole({ about: 'Workers who held somebody, or could.' })
  workers: number;

  @Whole({ about: 'Of these, over the red line of their role.' })
  red: number;

  @Whole({ about: 'Of these, over the amber line and not the red one.' })
  amber: number;

  @Text({ about: 'Points over the amber line of whoever carried them.', pattern: NUMBER, example: '12.5' })
  over: string;
}

export class TeamSinceAnswer {
  @Id({ about: 'The team.' })
  teamId: string;

  @Part(() => TeamStoodAnswer, { about: 'On that day; null where nobody is recorded as carried then.', nullable: true })
  then: TeamStoodAnswer | null;

  @Part(() => TeamStoodAnswer, { about: 'Now.' })
  now: TeamStoodAnswer;
}

export class SinceInspectionAnswer {
  @Id({ about: 'The inspection: see inspections.' })
  inspectionId: string;

  @Day({ about: 'Its first day.' })
  heldOn: string;

  @Parts(() => TeamSinceAnswer, { about: 'Your teams. Who left since then is in what stood then.' })
  teams: TeamSinceAnswer[];

  @Whole({ about: 'Young people of now whose record of who worked with them begins after that day.' })
  notKnown: number;
}

export class MonthLoadAnswer {
  @Day({ about: 'The last day of the month, or today.' })
  day: string;

  @Text({ about: 'Points carried on it.', pattern: NUMBER, example: '310.5' })
  points: string;

  @Text({ about: 'Full-time workers.', pattern: NUMBER, example: '6.4' })
  capacity: string;

  @Whole({ about: 'Young people.' })
  people: number;

  @Whole({ about: 'Of these, who had not been weighed by then.' })
  notWeighed: number;
}

export class WorkloadAnswer {
  @Parts(() => WorkerLoadAnswer, { about: 'Who carries too much first.' })
  workers: WorkerLoadAnswer[];

  @Parts(() => MonthLoadAnswer, { about: 'Twelve months of the teams, the earliest first.' })
  months: MonthLoadAnswer[];

  @Part(() => SinceInspectionAnswer, {
    about: 'The day of the last inspection beside now; null where none is recorded.',
    nullable: true,
  })
  since: SinceInspectionAnswer | null;
}

export class SettingsVersionAnswer {
  @Whole({ about: 'Its number; 1 comes with Onward.', min: 1 })
  number: number;

  @Day({ about: 'From when; null of version 1.', nullable: true })
  inForceFrom: string | null;

  @Open({
    about: 'Points, lines by role, and what lessens a load.',
    example: { points: { custody: 2 }, fullTimeHours: 37 },
  })
  content: Record<string, unknown>;

  @Text({ about: 'Why.', max: 2000, example: 'Agreed by the service board' })
  reason: string;

  @Text({ about: 'Who set it.', nullable: true, example: 'Ada Worker' })
  by: string | null;
}

export class SettingsVersionsAnswer {
  @Parts(() => SettingsVersionAnswer, { about: 'Every version, the newest first: that one is in force.' })
  versions: SettingsVersionAnswer[];
}

export class PlannedPostDto {
  @Id({ about: 'One of your teams.' })
  teamId: string;

  @Choice(['new', 'vacancy'], { about: 'Whether the post is new, or vacant.' })
  kind: 'new' | 'vacancy';

  @Text({ about: 'The key of a role; see GET /workload/settings.', example: 'personal-adviser' })
  role: string;

  @Text(HOURS)
  hours: string;

  @Day({ about: 'From when.' })
  startsOn: string;

  @YesNo({ about: 'Whether they will be newly qualified.', optional: true })
  newlyQualified?: boolean;

  @Text({ about: 'A note.', optional: true, nullable: true })
  note?: string | null;
}

export class PlannedPostAnswer extends PlannedPostDto {
  @Id({ about: 'The id of the planned post.' })
  id: string;
}

export class PlannedPostsAnswer {
  @Parts(() => PlannedPostAnswer, { about: 'Those still to be filled, the first to start first.' })
  posts: PlannedPostAnswer[];
}

export class EndPlannedPostDto {
  @Choice(['filled', 'given-up'], { about: 'Somebody began in it, or it is not to be.' })
  how: 'filled' | 'given-up';
}

export class CapacityThenQueryDto {
  @Day({ about: 'A day to come, three months from now unless said.', optional: true })
  on?: string;
}

export class KnownToComeAnswer {
  @Whole({ about: 'Who turns 16 in care.', example: 2 })
  turn16: number;

  @Whole({ about: 'Who turns 18 in care.', example: 3 })
  turn18: number;

  @Whole({ about: 'Who turns 21 and takes support.', example: 4 })
  turn21: number;

  @Whole({ about: 'Who turns 25.', example: 1 })
  turn25: number;

  @Text({ about: 'Points then, if everybody who turns 21 asks for support.', pattern: NUMBER, example: '312' })
  mostPoints: string;

  @Text({ about: 'Points then, if nobody does.', pattern: NUMBER, example: '298' })
  leastPoints: string;

  @Text({ about: 'Full-time workers that carry the most under the amber line.', pattern: NUMBER, example: '5.2' })
  posts: string;

  @Text({ about: 'Of them, how many the team is not to have then.', pattern: NUMBER, example: '0.4' })
  missing: string;
}

export class TeamCapacityAnswer {
  @Id({ about: 'The team.' })
  teamId: string;

  @Text({ about: 'Its name.', example: 'North' })
  team: string;

  @Text({ about: 'Points it carries now.', pattern: NUMBER, example: '310.5' })
  points: string;

  @Text({ about: 'Full-time workers now.', pattern: NUMBER, example: '5.6' })
  now: string;

  @Text({ about: 'Full-time workers then.', pattern: NUMBER, example: '6.4' })
  then: string;

  @Words({ about: 'What changes the capacity by then.' })
  because: string[];

  @Part(() => KnownToComeAnswer, { about: 'What birthdays are known to change by then.' })
  knownToCome: KnownToComeAnswer;
}

export class CapacityThenAnswer {
  @Parts(() => TeamCapacityAnswer, { about: 'Team by team.' })
  teams: TeamCapacityAnswer[];
}

export class PostDto {
  @Day({ about: 'From when; said again for the same day, it is corrected.' })
  fromOn: string;

  @Text({ about: 'The key of a role; see GET /workload/settings.', example: 'personal-adviser' })
  role: string;

  @Text(HOURS)
  hours: string;

  @Choice(CONTRACTS, { about: 'The kind of contract.' })
  contract: (typeof CONTRACTS)[number];

  @Day({ about: 'The first day it no longer runs; asked for unless it is permanent.', optional: true, nullable: true })
  contractEndsOn?: string | null;

  @Day({
    about: 'The day they begin as newly qualified, from which their load climbs.',
    optional: true,
    nullable: true,
  })
  qualifiedOn?: string | null;

  @YesNo({ about: 'Whether they are a trainee; no unless said.', optional: true })
  trainee?: boolean;

  @YesNo({ about: 'Whether the post holds young people; yes unless said.', optional: true })
  holdsCases?: boolean;

  @Id({
    about: 'The version that is corrected, where one is said for this day.',
    optional: true,
    nullable: true,
    example: null,
  })
  corrects?: string | null;
}

export class PostAnswer extends PostDto {
  @Id({ about: 'The id of the post, the same through every correction.' })
  id: string;

  @Id({ about: 'Its version, for a correction.' })
  version: string;
}

export class ReductionDto {
  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({
    about: 'The first day on which it no longer holds; left out while nobody knows.',
    optional: true,
    nullable: true,
  })
  toOn?: string | null;

  @Whole({ about: 'How much less, in percent.', min: 1, max: 100, example: 20 })
  percent: number;

  @Text({ about: 'Why. Nothing about their health.', example: 'Mentors a trainee' })
  reason: string;
}

export class ReductionAnswer extends ReductionDto {
  @Id({ about: 'The id of the reduction.' })
  id: string;

  @Id({ about: 'Its version, to end it.' })
  version: string;
}

export class EndReductionDto {
  @Id({ about: 'The version that was looked at.' })
  version: string;

  @Day({ about: 'The first day on which it no longer holds; null takes it out as if it never was.', nullable: true })
  toOn: string | null;
}

export class TakeOutPostDto {
  @Id({ about: 'The version that was looked at.' })
  version: string;
}

export class HoldingExceptionDto {
  @Day({ about: 'The first day on which it no longer holds.' })
  endsOn: string;

  @Text({ about: 'Why this post holds young people meanwhile.', example: 'Covers a vacancy' })
  reason: string;
}

export class HoldingExceptionAnswer extends HoldingExceptionDto {
  @Day({ about: 'From when.' })
  fromOn: string;
}

export class WorkerPostsAnswer {
  @Id({ about: 'The member of staff.' })
  staffId: string;

  @Parts(() => PostAnswer, { about: 'What the post is, the latest first.' })
  posts: PostAnswer[];

  @Parts(() => ReductionAnswer, { about: 'What is taken off, the latest first.' })
  reductions: ReductionAnswer[];

  @Parts(() => HoldingExceptionAnswer, { about: 'When a post that holds none holds young people.' })
  exceptions: HoldingExceptionAnswer[];
}

export class WeightLineAnswer {
  @Choice(WEIGHT_FACTORS, { about: 'What makes them weigh more.' })
  factor: string;

  @Whole({ about: 'Its points.' })
  points: number;

  @Text({ about: 'Why it holds.', example: 'In custody since 3 March 2026' })
  why: string;
}

export class WeightAnswer {
  @Id({ about: 'The young person.' })
  personId: string;

  @Text({ about: 'Their name as pages show it.', example: 'Tee (Tahir) Osman' })
  name: string;

  @Id({ about: 'The worker who leads.', nullable: true })
  staffId: string | null;

  @Whole({ about: 'What the record suggests this month.' })
  suggested: number;

  @Parts(() => WeightLineAnswer, { about: 'What the suggestion is made of.' })
  lines: WeightLineAnswer[];

  @Whole({ about: 'What was confirmed for this month; null until it is.', nullable: true })
  confirmed: number | null;

  @Whole({ about: 'What was confirmed last before this month.', nullable: true, example: 4 })
  before: number | null;

  @Words({ about: 'What came and what went since then.' })
  changes: string[];
}

export class WeightListAnswer extends listOf(() => WeightAnswer, 'In the order of their ids.') {}

export class ShownWeightDto {
  @Id({ about: 'The young person.' })
  personId: string;

  @Whole({ about: 'The points that were suggested when you looked.', max: 99 })
  points: number;
}

export class ConfirmWeightsDto {
  @Parts(() => ShownWeightDto, { about: 'At most 200 at once; who weighs otherwise by now is left out.' })
  weights: ShownWeightDto[];
}

export class ConfirmedWeightsAnswer {
  @Whole({ about: 'How many were confirmed.' })
  confirmed: number;

  @Whole({ about: 'How many weigh otherwise by now, and were not.' })
  changed: number;
}

export class WeighDto {
  @Whole({
    about: 'Left out: what the record and what you add come to.',
    optional: true,
    nullable: true,
    max: 99,
    example: 6,
  })
  points?: number | null;

  @Words({ about: 'What you know beside the record.', of: FACTORS_TO_ADD, optional: true })
  added?: string[];

  @Text({
    about: 'Why; asked for where it is not as suggested.',
    optional: true,
    nullable: true,
    example: 'Moved to Leeds',
  })
  reason?: string | null;

  @Id({ about: 'The weight of this month that it takes the place of.', optional: true, nullable: true, example: null })
  instead?: string | null;
}

export class KeptWeightAnswer {
  @Id({ about: 'The id of the weight.' })
  id: string;

  @Day({ about: 'The first day of its month.' })
  month: string;

  @Whole({ about: 'What they weigh.' })
  points: number;

  @Whole({ about: 'What was suggested.' })
  suggested: number;

  @Words({ about: 'Found on the record.', of: WEIGHT_FACTORS })
  factors: string[];

  @Words({ about: 'Said by the manager.', of: WEIGHT_FACTORS })
  added: string[];

  @Text({ about: 'Why, where it is not as suggested.', nullable: true, example: null })
  reason: string | null;

  @Day({ about: 'When it was confirmed.' })
  confirmedOn: string;

  @Text({ about: 'By whom.', example: 'Ma Manager' })
  by: string;

  @YesNo({ about: 'Whether another weight of the same month took its place.' })
  replaced: boolean;
}

export class WeightsOfOneAnswer {
  @Parts(() => KeptWeightAnswer, { about: 'The latest three years, the latest first.' })
  weights: KeptWeightAnswer[];
}
