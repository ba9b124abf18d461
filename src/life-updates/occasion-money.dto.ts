import { Id, Parts, Text, Whole } from '../web/api/fields';

export class OccasionMoneyDto {
  @Id({ about: 'Which team; null: for each young person of the council.', nullable: true })
  teamId: string | null;

  @Whole({ about: 'From 1 April of this year: the year of money that is now, or the next.', min: 2000, max: 2200 })
  fromYear: number;

  @Whole({ about: 'A year, in pence; null: none is set any more.', nullable: true })
  pence: number | null;

  @Whole({ about: 'How often it was set before, as `GET` tells it: who set it meanwhile is not overwritten.' })
  number: number;
}

export class TeamOccasionMoney {
  @Id({ about: 'The team.' })
  teamId: string;

  @Text({ about: 'Its name.', example: 'Leaving Care North' })
  name: string;

  @Whole({ about: 'How often it was set.' })
  number: number;

  @Whole({ about: 'What the team may spend this year, in pence; null: none is set.', nullable: true })
  pence: number | null;

  @Whole({ about: 'What it may spend the year after, in pence; null: none is set.', nullable: true })
  nextPence: number | null;

  @Whole({ about: 'What was spent, in pence, on everybody of the team.' })
  spentPence: number;

  @Whole({ about: 'What those to come may cost, in pence.' })
  plannedPence: number;
}

export class OccasionMoneyAnswer {
  @Whole({ about: 'The year of money, from 1 April of it.' })
  fromYear: number;

  @Whole({ about: 'What each young person’s occasions may cost, in pence; null: none is set.', nullable: true })
  eachPence: number | null;

  @Whole({ about: 'The same the year after; null: none is set.', nullable: true })
  eachNextPence: number | null;

  @Whole({ about: 'How often that was set.' })
  eachNumber: number;

  @Parts(() => TeamOccasionMoney, { about: 'By name.' })
  teams: TeamOccasionMoney[];
}
