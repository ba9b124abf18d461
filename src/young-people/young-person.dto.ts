import { changesTo, Choice, Day, Id, Text, YesNo } from '../web/api/fields';
import { ETHNICITIES } from './ethnicities';
import { ANSWERS, SEN, type Answer, type Sen } from './young-person.entity';

const SEXES = ['M', 'F', 'U'] as const;
const UNTIL_CORRECTED = 'A number can be corrected but not taken away.';
const YES_NO = 'null: not known.';
const SEN_ABOUT = `Support for special educational needs; ehc-plan: an education, health and care plan. ${YES_NO}`;

/** Who a young person is, as it is said. */
export class IdentityDto {
  @Text({ about: 'First name.', optional: true, nullable: true, example: 'Tahir' })
  givenName?: string | null;

  @Text({ about: 'Last name.', optional: true, nullable: true, example: 'Osman' })
  familyName?: string | null;

  @Text({ about: 'The name they go by.', optional: true, nullable: true, example: 'Tee' })
  knownAs?: string | null;

  @Day({ about: 'Date of birth.', example: '2008-03-10' })
  dateOfBirth: string;

  @Choice(SEXES, {
    about: 'As in the return: F female, M male, U not known or other.',
    optional: true,
    nullable: true,
    example: 'M',
  })
  sex?: (typeof SEXES)[number] | null;

  @Choice(Object.keys(ETHNICITIES), {
    about: 'The code of the return of looked-after children.',
    optional: true,
    nullable: true,
    example: 'AOTH',
  })
  ethnicity?: string | null;

  @Text({ about: 'First language.', optional: true, nullable: true, example: 'Somali' })
  firstLanguage?: string | null;

  @Choice(ANSWERS, { about: 'Whether they need an interpreter.', optional: true, example: 'no' })
  interpreter?: Answer;

  @Text({ about: 'What helps them to communicate.', optional: true, nullable: true, example: 'Short texts' })
  communicationNeeds?: string | null;

  @Text({ about: 'Phone number.', optional: true, nullable: true, example: '07700 900123' })
  phone?: string | null;

  @Text({
    about: 'E-mail address.',
    optional: true,
    nullable: true,
    pattern: /^\S+@\S+$/,
    example: 'tee@example.org',
  })
  email?: string | null;

  @YesNo({
    about: `Came as an unaccompanied child seeking asylum. ${YES_NO}`,
    optional: true,
    nullable: true,
    example: false,
  })
  unaccompaniedAsylumSeeker?: boolean | null;

  @YesNo({ about: `Disabled. ${YES_NO}`, optional: true, nullable: true, example: null })
  disabled?: boolean | null;

  @Choice(SEN, { about: SEN_ABOUT, optional: true, nullable: true, example: null })
  sen?: Sen | null;

  @YesNo({ about: `Is a parent. ${YES_NO}`, optional: true, nullable: true, example: null })
  parent?: boolean | null;

  @Day({ about: 'Date of death.', optional: true, nullable: true, example: null })
  diedOn?: string | null;

  @Text({ about: `The council’s own number. ${UNTIL_CORRECTED}`, optional: true, example: 'WM-10482' })
  authorityId?: string;

  @Text({ about: `Unique pupil number. ${UNTIL_CORRECTED}`, optional: true, max: 13, example: 'A123456789012' })
  upn?: string;

  @Text({
    about: `Unique learner number: ten digits. ${UNTIL_CORRECTED}`,
    optional: true,
    max: 20,
    example: '9276308686',
  })
  uln?: string;

  @Text({ about: `NHS number. ${UNTIL_CORRECTED}`, optional: true, max: 20, example: '9990000018' })
  nhsNumber?: string;
}

export class NewYoungPersonDto extends IdentityDto {
  @Id({ about: 'The team that takes them; see GET /teams.', optional: true, nullable: true, example: null })
  teamId?: string | null;

  @YesNo({
    about: 'You looked at those who may be the same young person, and this is somebody else.',
    optional: true,
    example: false,
  })
  confirmedNew?: boolean;
}

/** What is left out stays as it is. */
export class ChangedIdentityDto extends changesTo(IdentityDto) {}

/** Who a young person is, as it stands. */
export class YoungPersonAnswer {
  @Id({ about: 'The id that every other address has them by.' })
  id: string;

  @Text({ about: 'The whole name as pages show it.', example: 'Tee (Tahir) Osman' })
  name: string;

  @Text({ about: 'First name.', nullable: true, example: 'Tahir' })
  givenName: string | null;

  @Text({ about: 'Last name.', nullable: true, example: 'Osman' })
  familyName: string | null;

  @Text({ about: 'The name they go by.', nullable: true, example: 'Tee' })
  knownAs: string | null;

  @Day({ about: 'Date of birth.', example: '2008-03-10' })
  dateOfBirth: string;

  @Choice(SEXES, { about: 'F female, M male, U not known or other.', nullable: true, example: 'M' })
  sex: string | null;

  @Text({ about: 'The code of the return.', nullable: true, example: 'AOTH' })
  ethnicity: string | null;

  @Text({ about: 'First language.', nullable: true, example: 'Somali' })
  firstLanguage: string | null;

  @Choice(ANSWERS, { about: 'Whether they need an interpreter.', example: 'no' })
  interpreter: string;

  @Text({ about: 'What helps them to communicate.', nullable: true, example: 'Short texts' })
  communicationNeeds: string | null;

  @Text({ about: 'Phone number.', nullable: true, example: '07700 900123' })
  phone: string | null;

  @Text({ about: 'E-mail address.', nullable: true, example: 'tee@example.org' })
  email: string | null;

  @YesNo({ about: `Came as an unaccompanied child seeking asylum. ${YES_NO}`, nullable: true, example: false })
  unaccompaniedAsylumSeeker: boolean | null;

  @YesNo({ about: `Disabled. ${YES_NO}`, nullable: true, example: null })
  disabled: boolean | null;

  @Choice(SEN, { about: SEN_ABOUT, nullable: true, example: null })
  sen: Sen | null;

  @YesNo({ about: `Is a parent. ${YES_NO}`, nullable: true, example: null })
  parent: boolean | null;

  @Day({ about: 'Date of death.', nullable: true, example: null })
  diedOn: string | null;

  @Text({ about: 'The council’s own number.', nullable: true, example: 'WM-10482' })
  authorityId: string | null;

  @Text({ about: 'Unique pupil number.', nullable: true, example: null })
  upn: string | null;

  @YesNo({ about: 'Another record has the same unique pupil number: whose it is takes finding out.', example: false })
  upnOfAnother: boolean;

  @Text({ about: 'Unique learner number.', nullable: true, example: '9276308686' })
  uln: string | null;

  @Text({ about: 'NHS number.', nullable: true, example: '9990000018' })
  nhsNumber: string | null;

  @Id({ about: 'The team that answers for them.', nullable: true })
  teamId: string | null;

  @Text({ about: 'The name of the team.', nullable: true, example: 'North' })
  teamName: string | null;

  @YesNo({ about: 'Whether all the care there was is in the record.' })
  historyComplete: boolean;
}
