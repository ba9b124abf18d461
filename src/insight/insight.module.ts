import { Module } from '@nestjs/common';
import { SupervisionModule } from '../supervision/supervision.module';
import { AccommodationModule } from '../accommodation/accommodation.module';
import { ArrangementsModule } from '../arrangements/arrangements.module';
import { ProvidersModule } from '../providers/providers.module';
import { WorkloadModule } from '../workload/workload.module';
import { EetFiguresApiController } from './eet-figures.api.controller';
import { EetFiguresPagesController } from './eet-figures.pages.controller';
import { EetFiguresService } from './eet-figures.service';
import { FellDueApiController } from './fell-due.api.controller';
import { FellDuePagesController } from './fell-due.pages.controller';
import { FellDueService } from './fell-due.service';
import { HealthMeasuresApiController } from './health-measures.api.controller';
import { HealthMeasuresPagesController } from './health-measures.pages.controller';
import { HealthMeasuresService } from './health-measures.service';
import { HomeFiguresApiController } from './home-figures.api.controller';
import { HomeFiguresPagesController } from './home-figures.pages.controller';
import { HomeFiguresService } from './home-figures.service';
import { ManagerFiguresPagesController } from './manager-figures.pages.controller';
import { ManagerFiguresService } from './manager-figures.service';
import { HomeLedgerPagesController } from './home-ledger.pages.controller';
import { PlanMeasuresApiController } from './plan-measures.api.controller';
import { NotKnownApiController } from './not-known.api.controller';
import { NotKnownPagesController } from './not-known.pages.controller';
import { NotKnownService } from './not-known.service';
import { NotHeardPagesController } from './not-heard.pages.controller';
import { PlanMeasuresPagesController } from './plan-measures.pages.controller';
import { PlanMeasuresService } from './plan-measures.service';
import { TurnoverApiController } from './turnover.api.controller';
import { TurnoverPagesController } from './turnover.pages.controller';
import { TurnoverService } from './turnover.service';
import { SufficiencyApiController } from './sufficiency.api.controller';
import { SufficiencyPagesController } from './sufficiency.pages.controller';
import { SufficiencyService } from './sufficiency.service';
import { WorkFiguresApiController } from './work-figures.api.controller';
import { WorkFiguresPagesController } from './work-figures.pages.controller';
import { WorkFiguresService } from './work-figures.service';

@Module({
  imports: [AccommodationModule, ArrangementsModule, ProvidersModule, SupervisionModule, WorkloadModule],
  controllers: [
    FellDuePagesController,
    FellDueApiController,
    NotHeardPagesController,
    PlanMeasuresPagesController,
    PlanMeasuresApiController,
    WorkFiguresPagesController,
    WorkFiguresApiController,
    TurnoverPagesController,
    ManagerFiguresPagesController,
    TurnoverApiController,
    HealthMeasuresPagesController,
    HealthMeasuresApiController,
    NotKnownPagesController,
    NotKnownApiController,
    EetFiguresPagesController,
    EetFiguresApiController,
    HomeFiguresPagesController,
    HomeFiguresApiController,
    HomeLedgerPagesController,
    SufficiencyPagesController,
    SufficiencyApiController,
  ],
  providers: [
    FellDueService,
    PlanMeasuresService,
    WorkFiguresService,
    TurnoverService,
    ManagerFiguresService,
    HealthMeasuresService,
    EetFiguresService,
    NotKnownService,
    HomeFiguresService,
    SufficiencyService,
  ],
  exports: [
    FellDueService,
    PlanMeasuresService,
    WorkFiguresService,
    HealthMeasuresService,
    EetFiguresService,
    HomeFiguresService,
    TurnoverService,
  ],
})
export class InsightModule {}
