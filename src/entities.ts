import {
  Arrangement,
  ArrangementEntry,
  ArrangementStep,
  LodgingsHost,
  LodgingsHostEntry,
} from './arrangements/arrangement.entities';
import { Attachment, AttachmentPart } from './attachments/attachment.entities';
import { DirectWork, DirectWorkChoice, DirectWorkOpened } from './direct-work/direct-work.entities';
import { PROVIDER_ENTITIES } from './providers/provider.entities';
import { PlacementChoice, PlacementSearch } from './providers/matching.entities';
import { WorkerChange } from './caseloads/worker-change.entity';
import { CaseHandOver, CaseHandOverSignature, HandOverCopy } from './handovers/case-hand-over.entities';
import { AdviserTransfer, AdviserTransferConfirmed, DayAfter18 } from './handovers/day-after-18.entities';
import { TakenOver, WorkerLeaving, WorkerLeavingCase } from './handovers/leaving.entities';
import {
  HomeAssessment,
  HomeExitPlan,
  HomeFollowUp,
  HomeSignOff,
  HomeSignOffDecision,
  HomeView,
  MoveSaid,
  MoveTask,
  MoveTaskStep,
} from './accommodation/home.entities';
import { AccommodationPeriod } from './accommodation/accommodation-period.entity';
import { Authority, AuthorityPolicy } from './authority/authority.entity';
import { AppointmentInvitation } from './calendar/appointment-invitation.entity';
import { WorkerCalendar } from './calendar/worker-calendar.entity';
import { Absence } from './caseloads/absence.entity';
import { Acknowledgement } from './caseloads/acknowledgement.entity';
import { Allocation } from './caseloads/allocation.entity';
import { Buddy } from './caseloads/buddy.entity';
import { NamedInterim } from './caseloads/named-interim.entity';
import { Staff } from './caseloads/staff.entity';
import { Team } from './caseloads/team.entity';
import { AppointmentMove } from './contacts/appointment-move.entity';
import { Appointment } from './contacts/appointment.entity';
import { ContactGroup } from './contacts/contact-group.entity';
import { ContactRefusal } from './contacts/contact-refusal.entity';
import { ContactSealed } from './contacts/contact-sealed.entity';
import { Contact, ContactNote } from './contacts/contact.entity';
import { HomeDistance } from './contacts/home-distance.entity';
import { IntensiveSupport } from './safety/intensive-support.entity';
import { NotSafeResponse } from './safety/not-safe.entity';
import { Deadline } from './deadlines/deadline.entity';
import { LedgerRules } from './deadlines/ledger-rules.entity';
import { LegalPosition } from './deadlines/legal-position.entity';
import { DocumentBatch, DocumentBatchPart } from './documents/document-batch.entities';
import { DocumentFormat } from './documents/document-format.entity';
import {
  ConfirmedInTouchCode,
  Engagement,
  EngagementDecision,
  TracingAttempt,
  TracingPerson,
  TracingPlace,
} from './engagement/engagement.entities';
import { DutyAlert, DutyAnswer, DutyContact, DutySetting, EmergencyFact } from './duty/duty.entities';
import { EmergencyAccess, EmergencyAccessReview } from './duty/emergency-access.entities';
import {
  HealthAppointment,
  HealthContact,
  HealthPassport,
  HealthReview,
  WellbeingReferral,
} from './health/health.entities';
import { EntitlementSaid } from './entitlements/entitlement-said.entity';
import { HealthServiceCount, HealthServiceSession } from './health/clinic.entities';
import {
  GpPractice,
  HealthService,
  PassportCopy,
  PassportItem,
  PassportVersion,
  WellbeingEscalation,
} from './health/passport.entities';
import { Activity, ActivityCheck } from './eet/activity.entity';
import { EducationWorker, EducationWorkerTold } from './eet/education-worker.entity';
import {
  Bursary,
  BursaryPayment,
  EducationPlan,
  EducationPlanStep,
  EetAction,
  EetTracking,
  Opportunity,
  OpportunityReferral,
  OpportunityReferralStep,
  EetPartner,
  DepartmentPledge,
  Qualification,
  SchoolRecord,
  SeptemberStep,
} from './eet/eet.entities';
import { EetLook } from './eet/eet-look.entity';
import { ResultConflict } from './eet/result-conflict.entity';
import {
  IdentityDocument,
  LocalOffer,
  LocalOfferGiven,
  LocalOfferItem,
  MoneyGrant,
  MoneyGrantItem,
} from './entitlements/local-offer.entities';
import { SupportOffer, SupportRequest } from './entitlements/support.entities';
import {
  ImportDraft,
  ImportDraftFault,
  ImportDraftFile,
  ImportDraftPart,
  ImportDraftPerson,
} from './imports/import-draft.entity';
import { ImportFile, ImportPerson, ImportRun, ImportUndo } from './imports/import-run.entity';
import { AnnexAStatement } from './imports/annex-a/annex-a-statement.entity';
import { ReturnSnapshot } from './imports/return-snapshot.entity';
import { ImportWord } from './imports/words/import-word.entity';
import {
  Assessment,
  AssessmentArea,
  AssessmentCopy,
  AssessmentNotNeeded,
  AssessmentRecommendation,
  AssessmentReturn,
  AssessmentSigned,
} from './needs-assessments/assessment.entities';
import { Message } from './notifications/message.entity';
import { TellingChoice } from './notifications/telling-choice.entity';
import { Telling } from './notifications/telling.entity';
import { Pause, PauseStep } from './pauses/pause.entities';
import {
  PlanActionKept,
  PlanAgreement,
  PlanAtWork,
  PlanCopy,
  PlanCopyNotGiven,
  PlanDecision,
  PlanDisagreementAnswer,
  PlanGoalKept,
  PlanTopic,
  PlanVersion,
} from './pathway-plans/plan.entities';
import {
  PlanActionResult,
  PlanChallenge,
  PlanChallengeStep,
  PlanGoalResult,
  PlanMidwayCheck,
  PlanReviewAtWork,
  PlanReviewGiven,
  PlanReviewGoal,
  PlanReviewPart,
  PlanReviewer,
  PlanReviewingOfficer,
  PlanReviewKept,
} from './plan-reviews/plan-review.entities';
import { NeedsAssessment, PathwayPlan, PlanReview, ReviewRequest } from './pathway-plans/plan-dates.entities';
import { PlanHealthAnswer } from './pathway-plans/plan-health-answer.entity';
import { PlanSafeAnswer } from './pathway-plans/talk.entities';
import { PlanTemplate, PlanTemplateRating, PlanTemplateVersion } from './plan-templates/plan-template.entities';
import { PromiseMade, PromiseStep } from './promises/promise.entities';
import { AgencyWithdrawal, AgencyWithdrawalDecision } from './engagement/agency-withdrawal.entities';
import { MissingEpisode } from './safety/missing-episode.entity';
import { RiskEvent } from './safety/risk-event.entity';
import { ApiToken } from './sign-in/api-token.entity';
import { User } from './sign-in/user.entity';
import { SubjectAccessRequest } from './subject-access/subject-access-request.entity';
import { CaseSupervision } from './supervision/case-supervision.entity';
import {
  ManagerAnswer,
  ManagerQuestion,
  SupervisionCase,
  SupervisionDecision,
  SupervisionDecisionStep,
  SupervisionExemption,
  SupervisionMethod,
  SupervisionPersonal,
  SupervisionSample,
  SupervisionSession,
  SupervisionSignature,
} from './supervision/supervision.entities';
import {
  CareEpisode,
  Detention,
  HomePeriod,
  OtherAccommodation,
  SpecialGuardianship,
} from './young-people/care-history.entities';
import { Immigration } from './young-people/immigration.entity';
import { LifeEvent } from './young-people/life-event.entity';
import { Trafficking } from './young-people/trafficking.entity';
import { MatterForManager } from './young-people/matter-for-manager.entity';
import { PersonIdentifier } from './young-people/person-identifier.entity';
import { SubstituteAcceptance } from './contacts/substitute-acceptance.entity';
import { LateCause } from './late-causes/late-cause.entity';
import { PlanExample } from './plan-examples/plan-example.entity';
import { Announcement, AnnouncementRead } from './announcements/announcement.entities';
import { ImprovementAction, ImprovementReading, ImprovementStep } from './improvement/improvement.entities';
import { Inspection } from './inspections/inspection.entity';
import { Surge, SurgeCase, SurgeReview, SurgeWorker } from './surge/surge.entities';
import { DecisionExample } from './supervision/decision-example.entity';
import { Celebration } from './life-updates/celebration.entity';
import { CasePanel, PanelCase } from './supervision/panel.entities';
import { DutyWorker } from './duty/duty-worker.entity';
import { InterestInPlan, LifeUpdate } from './life-updates/life-update.entity';
import { Occasion, OccasionMoney } from './life-updates/occasion.entity';
import { SkillInPlan, SkillRating } from './skills/skill.entities';
import { StatusDecision } from './young-people/status-decision.entity';
import { YoungPerson } from './young-people/young-person.entity';
import {
  CaseWeight,
  HoldingException,
  LoadPlan,
  LoadTold,
  PlannedPost,
  WorkerPost,
  WorkerReduction,
  WorkloadSettings,
} from './workload/workload.entities';

/** Every table that code reads and writes as objects. Listed, not globbed: a build finds what a build was given. */
export const entities = [
  Absence,
  AccommodationPeriod,
  AdviserTransfer,
  AdviserTransferConfirmed,
  HomeAssessment,
  HomeExitPlan,
  HomeFollowUp,
  HomeSignOff,
  HomeSignOffDecision,
  HomeView,
  MoveSaid,
  MoveTask,
  MoveTaskStep,
  Acknowledgement,
  Allocation,
  Buddy,
  NamedInterim,
  AnnexAStatement,
  ApiToken,
  Appointment,
  AppointmentInvitation,
  AppointmentMove,
  Assessment,
  AssessmentArea,
  AssessmentCopy,
  AssessmentNotNeeded,
  AssessmentRecommendation,
  AssessmentReturn,
  AssessmentSigned,
  Authority,
  AuthorityPolicy,
  CareEpisode,
  CaseHandOver,
  CaseHandOverSignature,
  HandOverCopy,
  CasePanel,
  PanelCase,
  CaseSupervision,
  Contact,
  ContactGroup,
  ContactNote,
  ContactRefusal,
  ContactSealed,
  ConfirmedInTouchCode,
  Engagement,
  EngagementDecision,
  TracingAttempt,
  TracingPerson,
  TracingPlace,
  HomeDistance,
  IntensiveSupport,
  NotSafeResponse,
  DayAfter18,
  Deadline,
  Detention,
  DocumentBatch,
  DocumentBatchPart,
  DocumentFormat,
  DutyAlert,
  DutyAnswer,
  DutyContact,
  DutySetting,
  DutyWorker,
  EmergencyAccess,
  EmergencyAccessReview,
  EmergencyFact,
  HealthPassport,
  HealthReview,
  HomePeriod,
  IdentityDocument,
  LocalOffer,
  LocalOfferGiven,
  LocalOfferItem,
  MoneyGrant,
  MoneyGrantItem,
  Immigration,
  Trafficking,
  LifeEvent,
  ImportDraft,
  ImportDraftFault,
  ImportDraftFile,
  ImportDraftPart,
  ImportDraftPerson,
  ImportFile,
  ImportPerson,
  ImportRun,
  ImportUndo,
  ImportWord,
  LedgerRules,
  LegalPosition,
  MatterForManager,
  Message,
  MissingEpisode,
  RiskEvent,
  AgencyWithdrawal,
  AgencyWithdrawalDecision,
  NeedsAssessment,
  OtherAccommodation,
  PathwayPlan,
  Pause,
  PauseStep,
  PersonIdentifier,
  PlanActionKept,
  PlanAgreement,
  PlanAtWork,
  PlanCopy,
  PlanCopyNotGiven,
  PlanDecision,
  PlanDisagreementAnswer,
  PlanGoalKept,
  PlanReview,
  PlanHealthAnswer,
  HealthAppointment,
  HealthContact,
  WellbeingReferral,
  WellbeingEscalation,
  HealthService,
  EntitlementSaid,
  HealthServiceCount,
  HealthServiceSession,
  GpPractice,
  PassportItem,
  PassportVersion,
  PassportCopy,
  PlanSafeAnswer,
  PlanActionResult,
  PlanChallenge,
  PlanChallengeStep,
  PlanGoalResult,
  PlanMidwayCheck,
  PlanReviewAtWork,
  PlanReviewGiven,
  PlanReviewGoal,
  PlanReviewPart,
  PlanReviewer,
  PlanReviewingOfficer,
  PlanReviewKept,
  PlanTemplate,
  PlanTemplateRating,
  PlanTemplateVersion,
  PlanTopic,
  PlanVersion,
  Activity,
  ActivityCheck,
  Bursary,
  BursaryPayment,
  EducationPlan,
  EducationPlanStep,
  EducationWorker,
  EducationWorkerTold,
  EetAction,
  EetLook,
  EetTracking,
  Opportunity,
  OpportunityReferral,
  OpportunityReferralStep,
  EetPartner,
  DepartmentPledge,
  Qualification,
  ResultConflict,
  SchoolRecord,
  SeptemberStep,
  PromiseMade,
  PromiseStep,
  ReturnSnapshot,
  ReviewRequest,
  SpecialGuardianship,
  Staff,
  StatusDecision,
  SubstituteAcceptance,
  LateCause,
  InterestInPlan,
  LifeUpdate,
  Occasion,
  OccasionMoney,
  Celebration,
  PlacementSearch,
  PlacementChoice,
  SkillRating,
  SkillInPlan,
  PlanExample,
  DecisionExample,
  Announcement,
  AnnouncementRead,
  ImprovementAction,
  ImprovementReading,
  ImprovementStep,
  Inspection,
  Surge,
  SurgeCase,
  SurgeReview,
  SurgeWorker,
  Arrangement,
  ArrangementEntry,
  ArrangementStep,
  LodgingsHost,
  LodgingsHostEntry,
  SubjectAccessRequest,
  SupportOffer,
  SupportRequest,
  TakenOver,
  Team,
  Telling,
  TellingChoice,
  User,
  WorkerCalendar,
  ManagerAnswer,
  ManagerQuestion,
  SupervisionCase,
  SupervisionDecision,
  SupervisionDecisionStep,
  SupervisionExemption,
  SupervisionMethod,
  SupervisionPersonal,
  SupervisionSample,
  SupervisionSession,
  SupervisionSignature,
  WorkerChange,
  WorkerLeaving,
  WorkerLeavingCase,
  YoungPerson,
  CaseWeight,
  HoldingException,
  LoadPlan,
  LoadTold,
  PlannedPost,
  WorkerPost,
  WorkerReduction,
  WorkloadSettings,
  Attachment,
  AttachmentPart,
  DirectWork,
  DirectWorkChoice,
  DirectWorkOpened,
  ...PROVIDER_ENTITIES,
];
