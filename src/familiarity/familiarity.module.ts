import { Module } from '@nestjs/common';
import { FamiliarityService } from './familiarity.service';

@Module({ providers: [FamiliarityService], exports: [FamiliarityService] })
export class FamiliarityModule {}
