import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { WhatIfApiController } from './what-if.api.controller';
import { WhatIfPagesController } from './what-if.pages.controller';
import { WhatIfService } from './what-if.service';

@Module({
  imports: [YoungPeopleModule],
  controllers: [WhatIfPagesController, WhatIfApiController],
  providers: [WhatIfService],
})
export class WhatIfModule {}
