import { ALLOCATION_ROLES, type AllocationRole } from '../caseloads/allocation.entity';
import { Choice, Day, Id, Parts, Part, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { OWNED_KINDS } from './leaver-owns';
import { CASE_OUTCOMES } from './leaving.entities';

export class OwnedCountAnswer {
  @Choice(OWNED_KINDS, { about: 'Of what kind.' })
  kind: string;

  @Whole({ about: 'How many.', min: 1, example: 3 })
  count: number;
}

export class SuggestedAnswer {
  @Id({ about: 'A member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Words({ about: 'What speaks for and against them.' })
  reasons: string[];
}

export class CaseOfLeaverAnswer {
  @Id({ about: 'The row of the allocation, for POST: who has another worker by then is left alone.' })
  allocationId: string;

  @Part(() => PersonNamed, { about: 'The young person.' })
  person: PersonNamed;

  @Choice(ALLOCATION_ROLES, { about: 'What the worker is to them.' })
  role: AllocationRole;

  @Parts(() => OwnedCountAnswer, { about: 'What names the worker about this young person.' })
  owned: OwnedCountAnswer[];

  @Parts(() => SuggestedAnswer, { about: 'Everyone who could have them, whoever suits best first.' })
  suggested: SuggestedAnswer[];
}

export class OpenSessionAnswer {
  @Id({ about: 'The session.' })
  id: string;

  @Day({ about: 'The day on which it was held.' })
  heldOn: string;

  @Text({ about: 'The other of the two.', example: 'Ruth Calder' })
  withName: string;
}

export class LeaverOwnsAnswer {
  @Id({ about: 'The worker.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Day({ about: 'The last day that was recorded; null where none was.', nullable: true })
  lastDay: string | null;

  @Parts(() => OwnedCountAnswer, { about: 'Everything about young people of your teams that has them as its owner.' })
  owned: OwnedCountAnswer[];

  @Whole({ about: 'Young people of other teams, who go to their own managers.', example: 0 })
  peopleElsewhere: number;

  @Words({ about: 'For whom they stand in.' })
  standsInFor: string[];

  @Parts(() => OpenSessionAnswer, { about: 'Supervision that is not signed by both, to be signed or given up.' })
  openSessions: OpenSessionAnswer[];

  @Words({ about: 'Teams they answer for, which an administrator gives to another.' })
  answersFor: string[];

  @YesNo({ about: 'Whether they are the duty manager: another is to be named.' })
  isDutyManager: boolean;

  @Parts(() => CaseOfLeaverAnswer, { about: 'Their young people, by name.' })
  cases: CaseOfLeaverAnswer[];
}

export class CaseToDto {
  @Id({ about: 'As GET gave it.' })
  allocationId: string;

  @Id({ about: 'Who is to have the young person; null: nobody yet, the team’s manager meanwhile.', nullable: true })
  staffId: string | null;
}

export class LeavingDto {
  @Day({ about: 'The last day at work. The young people change hands today.' })
  lastDay: string;

  @Text({ about: 'Why their worker changes; it stands on each record.', max: 2000, example: 'Their worker leaves' })
  reason: string;

  @Parts(() => CaseToDto, {
    about: 'Who is to have each. Whoever is not named here goes to the team’s manager meanwhile.',
  })
  cases: CaseToDto[];

  @Id({ about: 'Who reviews in their place; needed where they are a reviewing officer.', nullable: true })
  reviewerId: string | null;

  @Id({ about: 'Who stands in instead of them; needed where they stand in for somebody.', nullable: true })
  coverId: string | null;

  @Id({
    about: 'Who works with their young people for education and work instead; needed where they did.',
    optional: true,
    nullable: true,
  })
  educationWorkerId?: string | null;
}

export class CaseResultAnswer {
  @Part(() => PersonNamed, { about: 'The young person; null for one of another team.', nullable: true })
  person: PersonNamed | null;

  @Choice(ALLOCATION_ROLES, { about: 'What the worker was to them.' })
  role: AllocationRole;

  @Choice([...CASE_OUTCOMES, 'changed-meanwhile'], {
    about:
      'given: as you chose. meanwhile: nobody was chosen. came-meanwhile: they came to the worker after you looked. ' +
      'refused: who was chosen could not have them. changed-meanwhile: somebody else gave them another worker.',
  })
  outcome: string;

  @Text({ about: 'Where it was refused: why, in words.', nullable: true, example: null })
  why: string | null;

  @Text({ about: 'Who has them now.', nullable: true, example: 'Ruth Calder' })
  toName: string | null;
}

export class LeavingDoneAnswer {
  @Id({ about: 'The id of what was recorded.' })
  id: string;

  @Day({ about: 'The last day.', nullable: true })
  lastDay: string | null;

  @Whole({ about: 'Young people of whom something still names the worker.', example: 0 })
  left: number;

  @Parts(() => CaseResultAnswer, { about: 'What became of each.' })
  items: CaseResultAnswer[];
}
