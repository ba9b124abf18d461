import { types } from 'pg';
import { DataSource, DefaultNamingStrategy, type DataSourceOptions } from 'typeorm';
import { TheRecord1700000000001 } from '../../migrations/1700000000001-the-record';
import { ImportDrafts1700000000002 } from '../../migrations/1700000000002-import-drafts';
import { ImportWords1700000000003 } from '../../migrations/1700000000003-import-words';
import { ApiTokens1700000000005 } from '../../migrations/1700000000005-api-tokens';
import { FoundQuickly1700000000006 } from '../../migrations/1700000000006-found-quickly';
import { MissingAndImmigration1700000000007 } from '../../migrations/1700000000007-missing-and-immigration';
import { HealthRequestsAndSupervision1700000000008 } from '../../migrations/1700000000008-health-requests-and-supervision';
import { StatusDecisions1700000000009 } from '../../migrations/1700000000009-status-decisions';
import { Pauses1700000000010 } from '../../migrations/1700000000010-pauses';
import { SubstitutesAndLateCauses1700000000011 } from '../../migrations/1700000000011-substitutes-and-late-causes';
import { AwayAndAcknowledged1700000000012 } from '../../migrations/1700000000012-away-and-acknowledged';
import { WaysOut1700000000013 } from '../../migrations/1700000000013-ways-out';
import { Calendars1700000000014 } from '../../migrations/1700000000014-calendars';
import { WhatFellDue1700000000015 } from '../../migrations/1700000000015-what-fell-due';
import { PathwayPlanning1700000000016 } from '../../migrations/1700000000016-pathway-planning';
import { NeedsAssessments1700000000017 } from '../../migrations/1700000000017-needs-assessments';
import { PlanReviews1700000000018 } from '../../migrations/1700000000018-plan-reviews';
import { PlanTemplates1700000000019 } from '../../migrations/1700000000019-plan-templates';
import { Promises1700000000020 } from '../../migrations/1700000000020-promises';
import { Documents1700000000021 } from '../../migrations/1700000000021-documents';
import { AnswersToDisagreements1700000000022 } from '../../migrations/1700000000022-answers-to-disagreements';
import { OpenItemsAtAGlance1700000000023 } from '../../migrations/1700000000023-open-items-at-a-glance';
import { SafeWhereTheyLive1700000000024 } from '../../migrations/1700000000024-safe-where-they-live';
import { PlansGivenUp1700000000025 } from '../../migrations/1700000000025-plans-given-up';
import { TraffickingAndLifeEvents1700000000026 } from '../../migrations/1700000000026-trafficking-and-life-events';
import { ReviewsWhole1700000000027 } from '../../migrations/1700000000027-reviews-whole';
import { CopiesAndLifeUpdates1700000000028 } from '../../migrations/1700000000028-copies-and-life-updates';
import { SupervisionSessions1700000000029 } from '../../migrations/1700000000029-supervision-sessions';
import { Workload1700000000030 } from '../../migrations/1700000000030-workload';
import { LeavingAndTakingOver1700000000031 } from '../../migrations/1700000000031-leaving-and-taking-over';
import { ContactsInFull1700000000032 } from '../../migrations/1700000000032-contacts-in-full';
import { KeepingInTouch1700000000033 } from '../../migrations/1700000000033-keeping-in-touch';
import { Duty1700000000034 } from '../../migrations/1700000000034-duty';
import { PlanExamples1700000000035 } from '../../migrations/1700000000035-plan-examples';
import { HealthInPlans1700000000036 } from '../../migrations/1700000000036-health-in-plans';
import { HandOverPages1700000000037 } from '../../migrations/1700000000037-hand-over-pages';
import { HomesInFull1700000000038 } from '../../migrations/1700000000038-homes-in-full';
import { Arrangements1700000000039 } from '../../migrations/1700000000039-arrangements';
import { Providers1700000000040 } from '../../migrations/1700000000040-providers';
import { EducationAndWork1700000000041 } from '../../migrations/1700000000041-education-and-work';
import { HealthPassports1700000000042 } from '../../migrations/1700000000042-health-passports';
import { LocalOffer1700000000043 } from '../../migrations/1700000000043-local-offer';
import { WhoHasTheCase1700000000044 } from '../../migrations/1700000000044-who-has-the-case';
import { EmergencyAccess1700000000045 } from '../../migrations/1700000000045-emergency-access';
import { RiskSetInSupervision1700000000047 } from '../../migrations/1700000000047-risk-set-in-supervision';
import { MethodsAndLateDecisions1700000000048 } from '../../migrations/1700000000048-methods-and-late-decisions';
import { WhatRaisesRisk1700000000049 } from '../../migrations/1700000000049-what-raises-risk';
import { MovesAndTheirStories1700000000050 } from '../../migrations/1700000000050-moves-and-their-stories';
import { NotSafeAnswered1700000000051 } from '../../migrations/1700000000051-not-safe-answered';
import { RulesOfTheLedger1700000000055 } from '../../migrations/1700000000055-rules-of-the-ledger';
import { IntensiveSupport1700000000056 } from '../../migrations/1700000000056-intensive-support';
import { FormsThatWereSaved1700000000061 } from '../../migrations/1700000000061-forms-that-were-saved';
import { HandOverCopies1700000000062 } from '../../migrations/1700000000062-hand-over-copies';
import { Occasions1700000000063 } from '../../migrations/1700000000063-occasions';
import { SupportPackages1700000000064 } from '../../migrations/1700000000064-support-packages';
import { WaysOutOfBedAndBreakfast1700000000065 } from '../../migrations/1700000000065-ways-out-of-bed-and-breakfast';
import { EducationAtRisk1700000000067 } from '../../migrations/1700000000067-education-at-risk';
import { HealthActions1700000000068 } from '../../migrations/1700000000068-health-actions';
import { TransfersConfirmedBy1700000000070 } from '../../migrations/1700000000070-transfers-confirmed-by';
import { SupervisionExemptions1700000000071 } from '../../migrations/1700000000071-supervision-exemptions';
import { WholeDecisions1700000000072 } from '../../migrations/1700000000072-whole-decisions';
import { Surges1700000000073 } from '../../migrations/1700000000073-surges';
import { Announcements1700000000074 } from '../../migrations/1700000000074-announcements';
import { DirectoryAndClinics1700000000075 } from '../../migrations/1700000000075-directory-and-clinics';
import { EntitlementsHad1700000000076 } from '../../migrations/1700000000076-entitlements-had';
import { IndependenceSkills1700000000078 } from '../../migrations/1700000000078-independence-skills';
import { Matching1700000000079 } from '../../migrations/1700000000079-matching';
import { PartnersAndPledges1700000000080 } from '../../migrations/1700000000080-partners-and-pledges';
import { Interests1700000000083 } from '../../migrations/1700000000083-interests';
import { Improvement1700000000084 } from '../../migrations/1700000000084-improvement';
import { DirectWorkKept1700000000086 } from '../../migrations/1700000000086-direct-work-kept';
import { ProviderPhotos1700000000087 } from '../../migrations/1700000000087-provider-photos';
import { SchoolRecords1700000000088 } from '../../migrations/1700000000088-school-records';
import { EducationWorkers1700000000089 } from '../../migrations/1700000000089-education-workers';
import { PartnersPartAgain1700000000091 } from '../../migrations/1700000000091-partners-part-again';
import { CountForPlanning1700000000092 } from '../../migrations/1700000000092-count-for-planning';
import { Inspections1700000000093 } from '../../migrations/1700000000093-inspections';
import { AskedResults1700000000094 } from '../../migrations/1700000000094-asked-results';
import { EducationHandOvers1700000000095 } from '../../migrations/1700000000095-education-hand-overs';
import { WhoElseWasThere1700000000098 } from '../../migrations/1700000000098-who-else-was-there';
import { QuotaFlatHomes1700000000100 } from '../../migrations/1700000000100-quota-flat-homes';
import { ExemptSettings1700000000101 } from '../../migrations/1700000000101-exempt-settings';
import { VisitsByPolicy1700000000102 } from '../../migrations/1700000000102-visits-by-policy';
import { OccasionsEachYear1700000000104 } from '../../migrations/1700000000104-occasions-each-year';
import { Buddies1700000000105 } from '../../migrations/1700000000105-buddies';
import { CasePanels1700000000106 } from '../../migrations/1700000000106-case-panels';
import { MailsOutsideAndDutyWorkers1700000000107 } from '../../migrations/1700000000107-mails-outside-and-duty-workers';
import { ResultConflicts1700000000108 } from '../../migrations/1700000000108-result-conflicts';
import { EetLooks1700000000109 } from '../../migrations/1700000000109-eet-looks';
import { ANoToHealth1700000000110 } from '../../migrations/1700000000110-a-no-to-health';
import { TriedAgain1700000000111 } from '../../migrations/1700000000111-tried-again';
import { VisitsInOrder1700000000112 } from '../../migrations/1700000000112-visits-in-order';
import { grantToApplication } from './grants';
import { installQueues } from './queue';
import { SteadyClient } from './steady-client';

// A calendar date stays the text it is: pg would make it a JavaScript Date at local midnight (1082 is the OID of date).
types.setTypeParser(1082, (text) => text);

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

const MIGRATIONS = [
  TheRecord1700000000001,
  ImportDrafts1700000000002,
  ImportWords1700000000003,
  ApiTokens1700000000005,
  FoundQuickly1700000000006,
  MissingAndImmigration1700000000007,
  HealthRequestsAndSupervision1700000000008,
  StatusDecisions1700000000009,
  Pauses1700000000010,
  SubstitutesAndLateCauses1700000000011,
  AwayAndAcknowledged1700000000012,
  WaysOut1700000000013,
  Calendars1700000000014,
  WhatFellDue1700000000015,
  PathwayPlanning1700000000016,
  NeedsAssessments1700000000017,
  PlanReviews1700000000018,
  PlanTemplates1700000000019,
  Promises1700000000020,
  Documents1700000000021,
  AnswersToDisagreements1700000000022,
  OpenItemsAtAGlance1700000000023,
  SafeWhereTheyLive1700000000024,
  PlansGivenUp1700000000025,
  TraffickingAndLifeEvents1700000000026,
  ReviewsWhole1700000000027,
  CopiesAndLifeUpdates1700000000028,
  SupervisionSessions1700000000029,
  Workload1700000000030,
  LeavingAndTakingOver1700000000031,
  ContactsInFull1700000000032,
  KeepingInTouch1700000000033,
  Duty1700000000034,
  PlanExamples1700000000035,
  HealthInPlans1700000000036,
  HandOverPages1700000000037,
  HomesInFull1700000000038,
  Arrangements1700000000039,
  Providers1700000000040,
  EducationAndWork1700000000041,
  HealthPassports1700000000042,
  LocalOffer1700000000043,
  WhoHasTheCase1700000000044,
  EmergencyAccess1700000000045,
  RiskSetInSupervision1700000000047,
  MethodsAndLateDecisions1700000000048,
  WhatRaisesRisk1700000000049,
  MovesAndTheirStories1700000000050,
  NotSafeAnswered1700000000051,
  RulesOfTheLedger1700000000055,
  IntensiveSupport1700000000056,
  FormsThatWereSaved1700000000061,
  HandOverCopies1700000000062,
  Occasions1700000000063,
  SupportPackages1700000000064,
  WaysOutOfBedAndBreakfast1700000000065,
  EducationAtRisk1700000000067,
  HealthActions1700000000068,
  TransfersConfirmedBy1700000000070,
  SupervisionExemptions1700000000071,
  WholeDecisions1700000000072,
  Surges1700000000073,
  Announcements1700000000074,
  DirectoryAndClinics1700000000075,
  EntitlementsHad1700000000076,
  IndependenceSkills1700000000078,
  Matching1700000000079,
  PartnersAndPledges1700000000080,
  Interests1700000000083,
  Improvement1700000000084,
  DirectWorkKept1700000000086,
  ProviderPhotos1700000000087,
  SchoolRecords1700000000088,
  EducationWorkers1700000000089,
  PartnersPartAgain1700000000091,
  CountForPlanning1700000000092,
  Inspections1700000000093,
  AskedResults1700000000094,
  EducationHandOvers1700000000095,
  WhoElseWasThere1700000000098,
  QuotaFlatHomes1700000000100,
  ExemptSettings1700000000101,
  VisitsByPolicy1700000000102,
  OccasionsEachYear1700000000104,
  Buddies1700000000105,
  CasePanels1700000000106,
  MailsOutsideAndDutyWorkers1700000000107,
  ResultConflicts1700000000108,
  EetLooks1700000000109,
  ANoToHealth1700000000110,
  TriedAgain1700000000111,
  VisitsInOrder1700000000112,
];

/** `youngPersonId` in code is `young_person_id` in SQL. */
class SnakeCase extends DefaultNamingStrategy {
  override tableName(className: string, customName?: string): string {
    return customName ?? snake(className);
  }
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, customName ?? propertyName].join('_'));
  }
}

const snake = (text: string): string => text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Everything TypeORM needs but the entities, which the features own and `src/entities.ts` lists. */
export function dataSourceOptions(url: string, poolSize = 10): PostgresOptions {
  return {
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    namingStrategy: new SnakeCase(),
    synchronize: false,
    migrationsRun: false,
    poolSize,
    applicationName: 'onward',
    // What is owed is one select over every feature: a server that compiles what looks costly would compile for seconds
    // what it finds in a few milliseconds.
    extra: { connectionTimeoutMillis: 10_000, Client: SteadyClient, options: '-c jit=off' },
  };
}

/**
 * Brings the database to this version of the code as its owner: migrations, queues, then the application's grants.
 * @returns the names of the migrations that were run.
 */
export async function migrate(ownerUrl: string, applicationRole: string): Promise<string[]> {
  const owner = new DataSource(dataSourceOptions(ownerUrl, 2));
  await owner.initialize();
  try {
    // Two copies starting at once take turns; the lock goes with the connection.
    const runner = owner.createQueryRunner();
    try {
      await runner.query(`select pg_advisory_lock(hashtext('onward migrate'))`);
      const run = await owner.runMigrations({ transaction: 'each' });
      await installQueues(ownerUrl);
      await grantToApplication(runner, applicationRole);
      return run.map((migration) => migration.name);
    } finally {
      await runner.query(`select pg_advisory_unlock(hashtext('onward migrate'))`);
      await runner.release();
    }
  } finally {
    await owner.destroy();
  }
}

/**
 * After a filling: until PostgreSQL gets round to it by itself, which takes a minute, it plans as if there were a few rows,
 * and a first page can take longer than that minute.
 */
export async function countForPlanning(ownerUrl: string): Promise<void> {
  const owner = await new DataSource(dataSourceOptions(ownerUrl, 1)).initialize();
  try {
    await owner.query('analyze');
  } finally {
    await owner.destroy();
  }
}

/** Migrations that this code has and the database has not. */
export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const [{ begun }] = await dataSource.query<[{ begun: boolean }]>(
    `select to_regclass('migrations') is not null as begun`,
  );
  const rows = begun ? await dataSource.query<{ name: string }[]>('select name from migrations') : [];
  const done = new Set(rows.map((row) => row.name));
  return MIGRATIONS.map((migration) => migration.name).filter((name) => !done.has(name));
}
