import { listOf } from '../web/api/cursor';
import { Day, Id, Instant, LONG_TEXT, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { AUDIENCES, type Audience } from './announcement.entities';
import { LONGEST_TITLE, LONGEST_WORDS } from './announcements.service';

export class AnnouncementDto {
  @Text({ about: 'What it is about.', max: LONGEST_TITLE, example: 'The office moves on Monday' })
  title: string;

  @Text({ about: 'What is said.', max: LONGEST_WORDS, example: 'From 9 March we are at Mill Lane.' })
  words: string;

  @Words({ about: 'Whose pages it stands on.', of: AUDIENCES })
  roles: Audience[];

  @Words({
    about: 'The ids of the teams it is for; none: every team, which only an administrator may say.',
    example: [],
  })
  teamIds: string[];

  @Day({ about: 'The last day on which it stands there, within three months.', example: '2026-03-13' })
  untilOn: string;
}

export class AnnouncementQueryDto {
  @Text({ about: 'Words that all stand in it.', max: 200, optional: true, example: 'office' })
  q?: string;
}

export class AnnouncementAnswer {
  @Id({ about: 'Its id: that of the wording that stands.' })
  id: string;

  @Whole({ about: 'Which wording it is; more than 1 where it was corrected.', min: 1, example: 1 })
  number: number;

  @Text({ about: 'What it is about.', example: 'The office moves on Monday' })
  title: string;

  @Text({ about: 'What is said.', max: LONG_TEXT, example: 'From 9 March we are at Mill Lane.' })
  words: string;

  @Words({ about: 'Whose pages it stands on.', of: AUDIENCES })
  roles: string[];

  @Words({ about: 'The teams it is for, by name; none: every team.' })
  teams: string[];

  @Day({ about: 'The last day on which it stands there.' })
  untilOn: string;

  @Day({ about: 'When it was written.' })
  writtenOn: string;

  @Text({ about: 'By whom.', example: 'Bo Manager' })
  writtenBy: string;

  @Day({ about: 'When it was taken back.', nullable: true, example: null })
  takenBackOn: string | null;

  @YesNo({ about: 'Whether it is for you.' })
  isForMe: boolean;

  @Instant({ about: 'When you read it.', nullable: true, example: null })
  readAt: string | null;
}

export class AnnouncementListAnswer extends listOf(() => AnnouncementAnswer, 'The last written first.') {}

export class AnnouncementReaderAnswer {
  @Text({ about: 'Their name.', example: 'Ada Worker' })
  name: string;

  @Instant({ about: 'When they read it; null where they have not.', nullable: true, example: null })
  readAt: string | null;
}

export class AnnouncementOpenedAnswer extends AnnouncementAnswer {
  @Parts(() => AnnouncementReaderAnswer, { about: 'Of everybody it is for; empty for whoever did not write it.' })
  readers: AnnouncementReaderAnswer[];
}
