import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module';
import { RunOnce } from '../platform/run-once';
import { Alerts } from './alerts';
import { Digests } from './nightly-digests';
import { NightlyRunsApiController } from './nightly-runs.api.controller';
import { NightlyRunsService } from './nightly-runs.service';
import { NewRules } from './new-rules';
import { NightlyTicker } from './nightly-ticker';
import { Nightly } from './nightly';
import { UrgentHours } from './urgent-hours';

@Module({
  imports: [NotificationsModule],
  controllers: [NightlyRunsApiController],
  providers: [RunOnce, Alerts, Digests, Nightly, NewRules, NightlyTicker, NightlyRunsService, UrgentHours],
  exports: [Nightly],
})
export class NightlyModule {}
