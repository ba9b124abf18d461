import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccommodationModule } from './accommodation/accommodation.module';
import { ArrangementsModule } from './arrangements/arrangements.module';
import { AuthorityModule } from './authority/authority.module';
import { CaseloadsModule } from './caseloads/caseloads.module';
import { ContactsModule } from './contacts/contacts.module';
import { DeadlinesModule } from './deadlines/deadlines.module';
import { DocumentsModule } from './documents/documents.module';
import { DutyModule } from './duty/duty.module';
import { EetModule } from './eet/eet.module';
import { entities } from './entities';
import { EngagementModule } from './engagement/engagement.module';
import { EntitlementsModule } from './entitlements/entitlements.module';
import { FamiliarityModule } from './familiarity/familiarity.module';
import { HandoversModule } from './handovers/handovers.module';
import { HealthModule } from './health/health.module';
import { ImportsModule } from './imports/imports.module';
import { NeedsAssessmentsModule } from './needs-assessments/needs-assessments.module';
import { OwedModule } from './owed/owed.module';
import { PathwayPlansModule } from './pathway-plans/pathway-plans.module';
import { dataSourceOptions } from './platform/data-source';
import { PlanReviewsModule } from './plan-reviews/plan-reviews.module';
import { PausesModule } from './pauses/pauses.module';
import { PromisesModule } from './promises/promises.module';
import { PlatformModule } from './platform/platform.module';
import { ProvidersModule } from './providers/providers.module';
import { SafetyModule } from './safety/safety.module';
import { SubjectAccessModule } from './subject-access/subject-access.module';
import { SupervisionModule } from './supervision/supervision.module';
import { WorkloadModule } from './workload/workload.module';
import { YoungPeopleModule } from './young-people/young-people.module';

/** The record without its pages: what commands, jobs and tests start, and what the application adds pages to. */
@Module({})
export class RecordsModule {
  static on(databaseUrl: string, poolSize = 10) {
    return {
      module: RecordsModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(databaseUrl, poolSize), entities, retryAttempts: 0 }),
        PlatformModule,
        DeadlinesModule,
        OwedModule,
        AuthorityModule,
        YoungPeopleModule,
        CaseloadsModule,
        ContactsModule,
        EngagementModule,
        FamiliarityModule,
        AccommodationModule,
        ArrangementsModule,
        PathwayPlansModule,
        EetModule,
        EntitlementsModule,
        SafetyModule,
        DutyModule,
        HandoversModule,
        HealthModule,
        SubjectAccessModule,
        SupervisionModule,
        NeedsAssessmentsModule,
        PausesModule,
        PlanReviewsModule,
        PromisesModule,
        ProvidersModule,
        WorkloadModule,
        ImportsModule,
        DocumentsModule,
      ],
    };
  }
}
