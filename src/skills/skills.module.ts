import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { SkillsApiController } from './skills.api.controller';
import { SkillsPagesController } from './skills.pages.controller';
import { SkillsService } from './skills.service';

@Module({
  imports: [YoungPeopleModule, DocumentsModule],
  providers: [SkillsService],
  controllers: [SkillsPagesController, SkillsApiController],
})
export class SkillsModule {}
