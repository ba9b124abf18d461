import { LATE_CAUSES, NO_CAUSE } from '../late-causes/causes';
import { DEADLINE_STATES, DUTY_BASES, KNOWN_KINDS } from '../statutory/case-file';
import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, InAddress, Instant, Part, Parts, Text, Words, YesNo } from '../web/api/fields';
import { DUE_ACTIONS, type DueAction } from '../young-people/what-meets';
import type { DueLine } from './due-line';
import { PersonNamed } from '../young-people/person-named';

/** Why an item is late. Its note is read at GET /young-people/{id}/deadlines/{deadlineId}/late-causes. */
export class LateLineAnswer {
  @Choice(LATE_CAUSES, { about: 'Why, from the closed list.' })
  cause: string;

  @Day({ about: 'By when it will be put right; null for what is over.', nullable: true })
  putRightBy: string | null;

  @Text({ about: 'Who will see to it.', nullable: true, example: 'Grace Adeyemi' })
  owner: string | null;
}

/** One item of what's due, as a list shows it. */
export class DueItemAnswer {
  @Id({ about: 'The same for as long as the item lives, through every change of its date.' })
  id: string;

  @Text({ about: 'The rule that makes it due.', example: 'PA-02' })
  rule: string;

  @Text({ about: 'What is due, in words.', example: 'First visit within 7 days of moving in' })
  title: string;

  @Day({ about: 'The last day on which it is in time.' })
  dueOn: string;

  @Instant({ about: 'The instant up to which it is in time, where hours are counted.', nullable: true })
  dueAt: string | null;

  @YesNo({ about: 'Still owed, and the day, or where hours are counted the instant, has passed.' })
  overdue: boolean;

  @Text({ about: 'One sentence why, naming dates.', max: 2000, example: 'They moved in on 2 March 2026.' })
  because: string;

  @Choice(DUTY_BASES, { about: 'Where the duty comes from. Law, guidance and local policy are never mixed.' })
  dutyBasis: string;

  @YesNo({ about: 'False where the wording of the rule has still to be confirmed against the law.' })
  confirmed: boolean;

  @Day({ about: 'Until when a manager has paused its alerts. It stays due and overdue.', nullable: true })
  pausedUntil: string | null;

  @YesNo({ about: 'Still owed, and something was recorded towards it that does not meet it.', example: false })
  partly: boolean;

  @Part(() => LateLineAnswer, { about: 'Why it is late; null where nobody has said so.', nullable: true })
  late: LateLineAnswer | null;
}

/** What the API says of a line of a list. */
export function dueItemAnswer(line: DueLine): DueItemAnswer {
  const { id, rule, title, dueOn, dueAt, overdue, because, dutyBasis, confirmed, pausedUntil, partly, late } = line;
  const at = dueAt && new Date(dueAt).toISOString();
  return { id, rule, title, dueOn, dueAt: at, overdue, because, dutyBasis, confirmed, pausedUntil, partly, late };
}

/** One item of what's due with all that is known of it. */
export class DeadlineAnswer extends DueItemAnswer {
  @Choice(DEADLINE_STATES, { about: 'open, partial and declined are still owed.' })
  state: string;

  @Text({ about: 'What started it, in words.', max: 2000, example: 'Moved in on 2 March 2026' })
  startedBy: string;

  @Day({ about: 'The day it started.' })
  startedOn: string;

  @Day({ about: 'The day to plan for, so that it is in time.' })
  planBy: string;

  @Day({ about: 'Whatever is done before this day does not meet it.', nullable: true })
  notBefore: string | null;

  @Day({ about: 'The day it was met.', nullable: true })
  metOn: string | null;

  @Choice(DUTY_BASES, { about: 'Where the number of days comes from.' })
  dateBasis: string;

  @Choice(['S1', 'S2', 'G', 'L'], { about: 'S1 and S2 are duties in law, G is guidance, L is local.' })
  severity: string;

  @Text({ about: 'What would meet it, where one thing would.', nullable: true, example: 'A visit at the new address.' })
  whatMeets: string | null;

  @Text({ about: 'Why it is paused.', nullable: true, max: 2000 })
  pausedReason: string | null;
}

/** A dated fact that a rule read. */
export class FactAnswer {
  @Text({ about: 'The id of the fact, as its own route knows it.', example: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f' })
  id: string;

  @Choice(KNOWN_KINDS, { about: 'What kind of fact, by the name of its list in the case file.', example: 'contacts' })
  kind: string;

  @Text({ about: 'What it is, in a few words.', example: 'Visit at home' })
  words: string;

  @Day({ about: 'The day it is dated.' })
  on: string;
}

export class ProvisionAnswer {
  @Text({ about: 'The provision.', example: 'Care Leavers (England) Regulations 2010, regulation 8' })
  cite: string;

  @Text({ about: 'Where its text was read.', nullable: true, example: 'https://www.legislation.gov.uk/' })
  url: string | null;
}

/** One change of an item of what's due. */
export class DeadlineChangeAnswer {
  @Instant({ about: 'When it was recorded. The first is when the item was first shown.' })
  at: string;

  @Text({ about: 'By whom, or by what.', example: 'Grace Adeyemi' })
  by: string;

  @Words({ about: 'What changed, a sentence each.' })
  changes: string[];

  @Choice(DEADLINE_STATES, { about: 'The state from then on.' })
  state: string;

  @Day({ about: 'The due date from then on.' })
  dueOn: string;

  @Text({ about: 'The reason from then on, where it reads differently than before.', nullable: true, max: 2000 })
  because: string | null;
}

/** A contact recorded towards an item that does not meet it, and would if a manager accepted it. */
export class TowardsAnswer {
  @Id({ about: 'For POST /young-people/{id}/contacts/{contactId}/acceptance.' })
  contactId: string;

  @Text({ about: 'What it was, by whom and when.', example: 'Visit at home by another worker on 3 March 2026' })
  words: string;

  @Day({ about: 'The day it is dated.' })
  on: string;
}

/** One item of what's due with everything that explains it. */
export class ExplainedDeadlineAnswer extends DeadlineAnswer {
  @Text({ about: 'Who approved the pause.', nullable: true, example: 'Ruth Calder' })
  pausedBy: string | null;

  @Part(() => FactAnswer, { about: 'The fact that started it; null for an age, or for one taken out.', nullable: true })
  startedByFact: FactAnswer | null;

  @Part(() => FactAnswer, { about: 'The fact that met it.', nullable: true })
  metByFact: FactAnswer | null;

  @Part(() => FactAnswer, { about: 'The fact it is about, such as a home.', nullable: true })
  subjectFact: FactAnswer | null;

  @Parts(() => TowardsAnswer, { about: 'What was recorded towards it and does not meet it, the latest first.' })
  towards: TowardsAnswer[];

  @Parts(() => ProvisionAnswer, { about: 'Where the rule is written.' })
  provisions: ProvisionAnswer[];

  @Parts(() => DeadlineChangeAnswer, { about: 'Every change since it was first shown, the earliest first.' })
  history: DeadlineChangeAnswer[];
}

export class DeadlinesAnswer {
  @Parts(() => DeadlineAnswer, { about: 'Everything that is or was due, the earliest first.' })
  items: DeadlineAnswer[];
}

/** An item of what's due with whose it is. */
export class DeadlineOfPersonAnswer extends DeadlineAnswer {
  @Part(() => PersonNamed, { about: 'Whom it is owed to.' })
  person: PersonNamed;

  @Id({ about: 'Their personal adviser, a member of staff.', nullable: true })
  adviserId: string | null;

  @Text({ about: 'The name of the personal adviser.', nullable: true, example: 'Grace Adeyemi' })
  adviserName: string | null;

  @Id({ about: 'The team that answers for them.', nullable: true })
  teamId: string | null;

  @Text({ about: 'The name of the team.', nullable: true, example: 'North' })
  teamName: string | null;
}

export class DeadlineListAnswer extends listOf(() => DeadlineOfPersonAnswer, 'In the order in which they are due.') {}

const CAUSES_ASKED = [...LATE_CAUSES, NO_CAUSE] as const;

export class DeadlineQueryDto extends PageQueryDto {
  @InAddress()
  @YesNo({ about: 'true: only what is overdue. false: only what is not.', optional: true })
  overdue?: boolean;

  @Text({
    about: 'Only this rule, or the rules that begin with it: PA-02, PA.',
    optional: true,
    pattern: /^[A-Z]{2}(-\d{2})?$/,
    example: 'PA-02',
  })
  rule?: string;

  @Choice(DUE_ACTIONS, {
    about: 'Only what this would meet: overdue visits are overdue=true&meets=visit.',
    optional: true,
  })
  meets?: DueAction;

  @Choice(DEADLINE_STATES, { about: 'Only this state. Unless said: whatever is still owed.', optional: true })
  state?: (typeof DEADLINE_STATES)[number];

  @Choice(CAUSES_ASKED, {
    about:
      'Only what is late for this cause. none: late, and nobody has said why. Without `state`, of what is overdue.',
    optional: true,
  })
  cause?: (typeof CAUSES_ASKED)[number];

  @Choice(DUTY_BASES, { about: 'Only what rests on this.', optional: true })
  basis?: (typeof DUTY_BASES)[number];

  @Id({ about: 'Only young people of this team.', optional: true })
  teamId?: string;

  @Id({ about: 'Only young people of this personal adviser.', optional: true })
  adviserId?: string;

  @Day({ about: 'Only what is due before this day.', optional: true })
  dueBefore?: string;
}
