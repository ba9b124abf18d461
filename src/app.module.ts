import { Module, type DynamicModule } from '@nestjs/common';
import { AccommodationPagesModule } from './accommodation/accommodation.pages.module';
import { ApiDocsModule } from './api-docs/api-docs.module';
import { ArrangementsPagesModule } from './arrangements/arrangements.pages.module';
import { AuthorityApiModule } from './authority/authority.api.module';
import { AuthorityPagesModule } from './authority/authority.pages.module';
import { CalendarModule } from './calendar/calendar.module';
import { CaseloadsPagesModule } from './caseloads/caseloads.pages.module';
import { ContactsPagesModule } from './contacts/contacts.pages.module';
import { NightlyModule } from './deadlines/nightly.module';
import { DocumentsPagesModule } from './documents/documents.pages.module';
import { EngagementPagesModule } from './engagement/engagement.pages.module';
import { DirectWorkModule } from './direct-work/direct-work.module';
import { DutyPagesModule } from './duty/duty.pages.module';
import { EetPagesModule } from './eet/eet.pages.module';
import { EntitlementsPagesModule } from './entitlements/entitlements.pages.module';
import { FamiliarityPagesModule } from './familiarity/familiarity.pages.module';
import { HandoversPagesModule } from './handovers/handovers.pages.module';
import { HealthPagesModule } from './health/health.pages.module';
import { ImportsApiModule } from './imports/imports.api.module';
import { ImportsPagesModule } from './imports/imports.pages.module';
import { InsightModule } from './insight/insight.module';
import { NotificationsModule } from './notifications/notifications.module';
import { LateCausesPagesModule } from './late-causes/late-causes.pages.module';
import { OwedPagesModule } from './owed/owed.pages.module';
import { ActionDoneModule } from './pathway-plans/action-done.module';
import { PathwayPlansPagesModule } from './pathway-plans/pathway-plans.pages.module';
import { NeedsAssessmentsPagesModule } from './needs-assessments/needs-assessments.pages.module';
import { PlanReviewsPagesModule } from './plan-reviews/plan-reviews.pages.module';
import { PausesPagesModule } from './pauses/pauses.pages.module';
import { AnnouncementsModule } from './announcements/announcements.module';
import { ImprovementModule } from './improvement/improvement.module';
import { InspectionsModule } from './inspections/inspections.module';
import { SurgesModule } from './surge/surges.module';
import { PlanExamplesModule } from './plan-examples/plan-examples.module';
import { SkillsModule } from './skills/skills.module';
import { LifeUpdatesModule } from './life-updates/life-updates.module';
import { PromisesPagesModule } from './promises/promises.pages.module';
import { ProvidersPagesModule } from './providers/providers.pages.module';
import { PlanTemplatesModule } from './plan-templates/plan-templates.module';
import { SettingsModule, type Settings } from './platform/settings';
import { RecordsModule } from './records.module';
import { SafetyPagesModule } from './safety/safety.pages.module';
import { SignInModule } from './sign-in/sign-in.module';
import { SubjectAccessApiModule } from './subject-access/subject-access.api.module';
import { SupervisionPagesModule } from './supervision/supervision.pages.module';
import { WebModule } from './web/web.module';
import { WhatIfModule } from './what-if/what-if.module';
import { WorkloadPagesModule } from './workload/workload.pages.module';
import { YoungPeoplePagesModule } from './young-people/young-people.pages.module';

/**
 * The whole application over one database. Its clockwork (the night, the mails) stands still unless a ScheduleModule is
 * among `more`: what a test starts does nothing by itself.
 */
@Module({})
export class AppModule {
  static with(settings: Settings, databaseUrl: string, ...more: DynamicModule[]): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        RecordsModule.on(databaseUrl),
        NotificationsModule,
        AccommodationPagesModule,
        ApiDocsModule,
        ArrangementsPagesModule,
        AuthorityApiModule,
        AuthorityPagesModule,
        CalendarModule,
        CaseloadsPagesModule,
        ContactsPagesModule,
        DirectWorkModule,
        DocumentsPagesModule,
        EngagementPagesModule,
        DutyPagesModule,
        EetPagesModule,
        EntitlementsPagesModule,
        FamiliarityPagesModule,
        HandoversPagesModule,
        HealthPagesModule,
        ImportsApiModule,
        ImportsPagesModule,
        InsightModule,
        LateCausesPagesModule,
        PathwayPlansPagesModule,
        NeedsAssessmentsPagesModule,
        PausesPagesModule,
        PlanReviewsPagesModule,
        LifeUpdatesModule,
        SkillsModule,
        PlanExamplesModule,
        ImprovementModule,
        InspectionsModule,
        SurgesModule,
        AnnouncementsModule,
        PromisesPagesModule,
        ProvidersPagesModule,
        OwedPagesModule,
        ActionDoneModule,
        PlanTemplatesModule,
        SafetyPagesModule,
        SubjectAccessApiModule,
        SupervisionPagesModule,
        YoungPeoplePagesModule,
        NightlyModule,
        SignInModule,
        WebModule,
        WhatIfModule,
        WorkloadPagesModule,
        ...more,
      ],
    };
  }
}
