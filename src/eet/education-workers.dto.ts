import { TOLD_HOW, type ToldHow } from '../caseloads/worker-change.entity';
import type { LocalDate } from '../statutory/local-date';
import { Choice, Day, Id, InAddress, Part, Parts, Text, Whole } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { TEAM_SHOWS, type TeamShow } from './eet-list';
import { GIVEN_OUTCOMES } from './education-workers.service';

const SHOWN = 'Which of their rows it is; null where nobody works with them for it.';

export class EducationTeamQueryDto {
  @InAddress()
  @Choice(['mine', 'all', 'nobody'], { about: 'Whose: all unless said.', optional: true })
  whose?: 'mine' | 'all' | 'nobody';

  @InAddress()
  @Id({ about: 'Of this worker only.', optional: true })
  staffId?: string;

  @InAddress()
  @Choice(TEAM_SHOWS, { about: 'without: nothing, or not known; of nobody this unless said.', optional: true })
  show?: TeamShow;

  @InAddress()
  @Id({ about: 'Of this team only.', optional: true })
  teamId?: string;
}

export class EducationTeamLineAnswer {
  @Part(() => PersonNamed, { about: 'The young person.' }) person: PersonNamed;

  @Choice(['eet', 'neet', 'not-known'], { about: 'What they do; not-known is never counted as nothing.' })
  state: string;

  @Whole({ about: 'Days without education, training or work.', nullable: true, example: 41 }) daysWithout:
    number | null;

  @Text({ about: 'Their personal adviser.', nullable: true, example: 'Grace Adeyemi' }) adviserName: string | null;

  @Id({ about: SHOWN, nullable: true }) shownId: string | null;

  @Id({ about: 'Who works with them for education and work.', nullable: true }) staffId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Imani Clarke' }) staffName: string | null;

  @Day({ about: 'From when.', nullable: true }) fromOn: string | null;

  @Day({ about: 'When this worker was last in contact with them.', nullable: true }) lastContactOn: string | null;

  @Text({ about: 'The next step.', nullable: true, example: 'Ring the college together' }) nextStep: string | null;

  @Day({ about: 'By when.', nullable: true }) nextByOn: string | null;

  @Day({ about: 'When something was last done.', nullable: true }) lastActionOn: string | null;
}

export class EducationTeamAnswer {
  @Whole({ about: 'How many have somebody for education and work.', example: 14 }) withSomebody: number;

  @Whole({ about: 'How many are without education and work, or not known, and have nobody.', example: 9 })
  withNobody: number;

  @Parts(() => EducationTeamLineAnswer, { about: 'Whoever has been without the longest first.' })
  items: EducationTeamLineAnswer[];
}

export class PersonToHelpDto {
  @Id({ about: 'A young person.' }) personId: string;

  @Id({ about: 'As the list gave it; null where they had nobody.', nullable: true }) shownId: string | null;
}

export class GiveEducationWorkerDto {
  @Parts(() => PersonToHelpDto, { about: 'Whom.' }) people: PersonToHelpDto[];

  @Id({ about: 'The worker; null: nobody works with them for it any more.', nullable: true }) staffId: string | null;

  @Day({ about: 'From when, today or earlier.' }) fromOn: LocalDate;

  @Text({ about: 'Why; it stands with each of them.', max: 2000, example: 'Out of work for three months' })
  reason: string;
}

export class GivenEducationWorkerAnswer {
  @Id({ about: 'The young person.' }) personId: string;

  @Choice(GIVEN_OUTCOMES, {
    about: 'changed-meanwhile: somebody else changed it since the list was read. not-found: not yours to see.',
  })
  outcome: string;

  @Text({ about: 'Where it was refused: why.', nullable: true, example: null }) why: string | null;
}

export class GivenEducationWorkersAnswer {
  @Parts(() => GivenEducationWorkerAnswer, { about: 'One for each.' }) items: GivenEducationWorkerAnswer[];
}

export class EducationWorkerAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Id({ about: SHOWN }) shownId: string;

  @Id({ about: 'The worker.' }) staffId: string;

  @Text({ about: 'Their name.', example: 'Imani Clarke' }) staffName: string;

  @Day({ about: 'From when.' }) fromOn: string;

  @Day({ about: 'The first day it no longer was so; null while it is.', nullable: true }) toOn: string | null;

  @Text({ about: 'Why.', example: 'Out of work for three months' }) reason: string;

  @Day({ about: 'When the young person was told; null while they are not.', nullable: true }) toldOn: string | null;

  @Choice(TOLD_HOW, { about: 'How.', nullable: true }) toldHow: string | null;

  @Text({ about: 'By whom.', nullable: true, example: 'Ruth Calder' }) toldBy: string | null;

  @Text({ about: 'What they said of it; null without the scope read:notes.', nullable: true, example: null })
  words: string | null;
}

export class EducationWorkersAnswer {
  @Parts(() => EducationWorkerAnswer, { about: 'The latest first.' }) items: EducationWorkerAnswer[];
}

export class ToldOfEducationWorkerDto {
  @Day({ about: 'The day they were told, today or earlier.' }) toldOn: LocalDate;

  @Choice(TOLD_HOW, { about: 'How they were told.' }) toldHow: ToldHow;

  @Id({ about: 'The member of staff who told them.' }) toldById: string;

  @Text({ about: 'What they said of it.', max: 2000, optional: true, nullable: true, example: 'Good, I know her' })
  words?: string | null;
}
