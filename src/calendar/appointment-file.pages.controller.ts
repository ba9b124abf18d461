import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { CurrentActor, Now } from '../web/decorators';
import { AppointmentFileService } from './appointment-file.service';

/** One appointment as a file, for a calendar that reads no address. */
@Controller('young-people/:id/appointments/:appointmentId/appointment.ics')
export class AppointmentFilePagesController {
  constructor(private readonly files: AppointmentFileService) {}

  @Get()
  async download(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
    @Now() at: Date,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.files.ofAppointment(actor, id, appointmentId, at);
    reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="appointment.ics"');
    return text;
  }
}
